import { navigate, route } from '../app/router.ts';
import { Talks } from '../direct/talks.tsx';
import { UnreadMark } from '../direct/unread-mark.tsx';
import { SearchDoor } from '../search/search-door.tsx';
import { Top } from '../ui/top.tsx';
import { useWide } from '../ui/use-wide.ts';
import { People } from './people.tsx';
import type { PlaceProps } from './places.ts';
import type { Room } from './room.ts';
import { RoomTalk } from './room-talk.tsx';
import { SearchStrip } from './search-strip.tsx';
import { ShareDoor } from './share-door.tsx';

export function RoomScreen({ client, places }: PlaceProps) {
  const { rooms } = places;
  const room = rooms.room.value;
  const isWide = useWide();
  const myId = client.connection.session.value?.user.id;
  const people = <People room={room} myId={myId} onMore={() => void rooms.readMoreMembers()} />;
  const name = room.kind === 'outside' ? addressedRoom() : room.name;
  return (
    <div class="room">
      <header class="room-top">
        <Top>
          <button type="button" class="button" onClick={() => navigate(isWide ? '/' : '/d')}>
            {isWide ? (
              'Start page'
            ) : (
              <>
                All <UnreadMark count={rooms.mine.unreadCount.value} />
              </>
            )}
          </button>
        </Top>
      </header>
      {isWide && (
        <nav class="talks" aria-label="Your conversations" data-region tabIndex={-1}>
          <Talks client={client} places={places} />
        </nav>
      )}
      <main class="room-talk" data-state={room.kind} data-region tabIndex={-1}>
        <div class="room-title">
          <h1 tabIndex={-1}>{name}</h1>
          {isWide ? (
            <p>{headcount(room)}</p>
          ) : (
            <details>
              <summary>{headcount(room)}</summary>
              {people}
            </details>
          )}
          <div class="actions">
            {room.kind === 'joined' && <ShareDoor room={room.name} />}
            {room.kind === 'joined' && rooms.chat && (
              <SearchDoor connection={client.connection} place={{ room: room.name }} chat={rooms.chat} />
            )}
            <button type="button" class="button" onClick={() => places.leaveRoom(name)}>
              Leave room
            </button>
          </div>
        </div>
        <SearchStrip desk={client.desk} />
        <RoomTalk rooms={rooms} />
      </main>
      {isWide && (
        <aside class="people" aria-label="People" data-region tabIndex={-1}>
          <h2>People</h2>
          {people}
        </aside>
      )}
    </div>
  );
}

function headcount(room: Room): string {
  if (room.kind !== 'joined') return '\u00a0';
  return room.memberCount === 1 ? 'Only you are here' : `${room.memberCount} people here`;
}

const addressedRoom = () => (route.value.kind === 'room' ? route.value.name : '');
