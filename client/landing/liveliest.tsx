import type { LobbyRoom } from '../../shared/http-answers.ts';
import { roomPath } from '../app/route.ts';
import { ago } from './ago.ts';

interface LiveliestProps {
  /** Undefined until the server has told them. */
  rooms: LobbyRoom[] | undefined;
  onEnter(room: string): void;
  onMakeFirst(): void;
}

/** The rooms with the most people in them. */
export function Liveliest({ rooms, onEnter, onMakeFirst }: LiveliestProps) {
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
      {rooms.slice(0, 6).map((summary) => (
        <li key={summary.room}>
          <a
            href={roomPath(summary.room)}
            onClick={(event) => {
              event.preventDefault();
              onEnter(summary.room);
            }}
          >
            <span class="room-list-name">{summary.room}</span>{' '}
            <span class="room-list-facts">{factsOf(summary)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function factsOf({ memberCount, lastMessageAt }: LobbyRoom): string {
  const people = `${memberCount} ${memberCount === 1 ? 'person' : 'people'}`;
  if (lastMessageAt === null) return `${people} · nothing written lately`;
  return `${people} · last message ${ago(Date.now() - Date.parse(lastMessageAt))}`;
}
