import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Conversation, RoomSummary } from '../../shared/events.ts';
import { personPath, type Route, roomPath } from '../app/route.ts';
import { navigate, route } from '../app/router.ts';
import type { PlaceProps } from '../rooms/places.tsx';

/** The rooms that one is in, and the people with whom one writes. */
export function Talks({ client, places }: PlaceProps) {
  const { list } = places.direct;
  const [rooms, setRooms] = useState<RoomSummary[]>([]);
  const joined = places.rooms.room.value.kind === 'joined';
  const isReduced = client.connection.degraded.value;
  // biome-ignore lint/correctness/useExhaustiveDependencies: which rooms they are changes with the room that one is in.
  useEffect(() => {
    // Without Redis a node knows only some of them; what was shown stays until it knows all again.
    if (isReduced) return;
    void list.refresh();
    void client.connection.request('get_rooms', {}).then((answer) => {
      if (answer.ok) setRooms(answer.rooms);
    });
  }, [client, list, joined, isReduced]);
  const at = route.value;
  const here = (path: string) => (path === pathOf(at) ? ('page' as const) : undefined);
  const conversations = list.all.value;
  return (
    <>
      {rooms.length > 0 && <h2>Rooms</h2>}
      <ul class="talk-list">
        {rooms.map(({ room }) => (
          <li key={room}>
            <Door path={roomPath(room)} current={here(roomPath(room))}>
              {room}
            </Door>
          </li>
        ))}
      </ul>
      <h2>People</h2>
      {conversations?.length === 0 && (
        <p class="talk-list-empty">When you and someone both press Keep, they appear here.</p>
      )}
      <ul class="talk-list">
        {conversations?.map((each) => (
          <li key={each.user.id}>
            <Door path={personPath(each.user.id)} current={here(personPath(each.user.id))}>
              <PersonFacts conversation={each} />
            </Door>
          </li>
        ))}
      </ul>
    </>
  );
}

function pathOf(at: Route): string | undefined {
  if (at.kind === 'room') return roomPath(at.name);
  return at.kind === 'person' ? personPath(at.userId) : undefined;
}

function PersonFacts({ conversation: { user, lastMessage, unread } }: { conversation: Conversation }) {
  return (
    <>
      <span class="talk-name">{user.name}</span>{' '}
      {unread > 0 && (
        <span class="unread">
          {unread}
          <span class="spoken"> unread</span>
        </span>
      )}
      {lastMessage && <span class="talk-last">{lastMessage.text}</span>}
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
