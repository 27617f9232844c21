import type { Room } from './room.ts';

/** What is to be known of the room before its messages: that it opens, or that it does not. */
export function RoomNotice({ room, onAgain }: { room: Room; onAgain(name: string): void }) {
  switch (room.kind) {
    case 'outside':
    case 'joined':
      return null;
    case 'joining':
      return <p class="transcript-start">Opening the room…</p>;
    case 'refused':
      return (
        <div class="transcript-start">
          <p>{room.sentence}</p>
          <button type="button" class="button" onClick={() => onAgain(room.name)}>
            Try again
          </button>
        </div>
      );
  }
}
