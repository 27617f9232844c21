import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Conversation, PersonStatus } from '../../shared/events.ts';
import { personPath, roomPath } from '../app/route.ts';
import { navigate, route } from '../app/router.ts';
import { removedWords } from '../chat/removed-words.ts';
import { doorOf } from '../rooms/doors.ts';
import type { MyRoom } from '../rooms/my-room.ts';
import { mostRooms, tooManyRoomsSentence } from '../rooms/my-rooms.ts';
import type { PlaceProps } from '../rooms/places.ts';
import { PresenceWords } from './presence-words.tsx';
import { UnreadMark } from './unread-mark.tsx';

/** The rooms that one is in, and the people with whom one writes: what is newest comes first. */
export function Talks({ client, places }: PlaceProps) {
  const { list } = places.direct;
  const isReduced = client.connection.degraded.value;
  useEffect(() => {
    // Without Redis a node knows only some of them; what was shown stays until it knows all again.
    if (!isReduced) void list.refresh();
  }, [list, isReduced]);
  const rooms = places.rooms.mine.all.value;
  const at = doorOf(route.value);
  const here = (path: string) => (path === at ? ('page' as const) : undefined);
  const conversations = list.all.value;
  return (
    <>
      {rooms.length > 0 && <h2>Rooms</h2>}
      <ul class="talk-list">
        {rooms.map((room) => (
          <li key={room.name}>
            <Door path={roomPath(room.name)} current={here(roomPath(room.name))}>
              <RoomFacts room={room} />
            </Door>
          </li>
        ))}
      </ul>
      {rooms.length >= mostRooms && <p class="talk-list-empty">{tooManyRoomsSentence}</p>}
      <h2>People</h2>
      {conversations?.length === 0 && (
        <p class="talk-list-empty">When you and someone both press Keep, they appear here.</p>
      )}
      <ul class="talk-list">
        {conversations?.map((each) => (
          <li key={each.user.id}>
            <Door path={personPath(each.user.id)} current={here(personPath(each.user.id))}>
              <PersonFacts conversation={each} status={places.direct.presences.value.get(each.user.id)} />
            </Door>
          </li>
        ))}
      </ul>
    </>
  );
}

function RoomFacts({ room: { name, chat, unread } }: { room: MyRoom }) {
  const newest = chat.lines.value.at(-1);
  return (
    <>
      <span class="talk-name">{name}</span> <UnreadMark {...unread.value} />
      {newest && <span class="talk-last">{newest.text || removedWords}</span>}
    </>
  );
}

interface PersonFactsProps {
  conversation: Conversation;
  status: PersonStatus | undefined;
}

function PersonFacts({ conversation: { user, lastMessage, unread }, status }: PersonFactsProps) {
  return (
    <>
      <span class="talk-name">{user.name || 'Somebody'}</span> <UnreadMark count={unread} />{' '}
      <PresenceWords status={status} />
      {lastMessage && <span class="talk-last">{lastMessage.text || removedWords}</span>}
    </>
  );
}

interface DoorProps {
  path: string;
  current: 'page' | undefined;
  children: ComponentChildren;
}

function Door({ path, current, children }: DoorProps) {
  return (
    <a
      href={path}
      aria-current={current}
      onClick={(event) => {
        event.preventDefault();
        navigate(path);
      }}
    >
      {children}
    </a>
  );
}
