import { useRef } from 'preact/hooks';
import type { RoomSummary } from '../../shared/events.ts';
import { limits } from '../../shared/limits.ts';
import { withConsent } from '../app/consent.ts';
import { roomPath } from '../app/route.ts';
import { navigate } from '../app/router.ts';
import { roomName } from '../rooms/room-name.ts';
import { lobby } from './lobby.ts';

export function RoomsDoor() {
  const name = useRef<HTMLInputElement>(null);
  const join = (event: Event) => {
    event.preventDefault();
    const wished = roomName(name.current?.value ?? '');
    if (wished === '') name.current?.focus();
    else enter(wished);
  };
  return (
    <section class="rooms-door" aria-labelledby="rooms-title">
      <h2 id="rooms-title">Or join a room</h2>
      <form class="room-form" onSubmit={join}>
        <label class="spoken" for="room-name">
          Room name
        </label>
        <input
          id="room-name"
          ref={name}
          type="text"
          required
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          maxLength={limits.roomNameLength}
          placeholder="room name"
        />
        <button type="submit" class="button strong">
          Join
        </button>
      </form>
      <Liveliest rooms={lobby.value?.rooms} onMakeFirst={() => name.current?.focus()} />
    </section>
  );
}

const enter = (name: string) => withConsent(() => navigate(roomPath(name)));

function Liveliest({ rooms, onMakeFirst }: { rooms: RoomSummary[] | undefined; onMakeFirst(): void }) {
  if (!rooms) return <div class="room-list" />;
  if (rooms.length === 0) {
    return (
      <p class="room-list">
        No public rooms yet.{' '}
        <button type="button" class="link" onClick={onMakeFirst}>
          Make the first
        </button>
      </p>
    );
  }
  return (
    <ul class="room-list">
      {rooms.slice(0, 6).map(({ room, memberCount }) => (
        <li key={room}>
          <a
            href={roomPath(room)}
            onClick={(event) => {
              event.preventDefault();
              enter(room);
            }}
          >
            <span class="room-list-name">{room}</span>
            <span class="room-list-count">
              {memberCount} {memberCount === 1 ? 'person' : 'people'}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
