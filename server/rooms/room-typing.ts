import type { Connection } from '../connection.ts';
import { TypingEnds } from '../messages/typing-ends.ts';
import { names } from '../names.ts';

/** Who types in the rooms: told to the others there, and ended where the connection itself does not. */
export class RoomTyping {
  readonly #ends = new TypingEnds();

  /** For a connection that is in the room. */
  say(connection: Connection, room: string, isTyping: boolean): void {
    if (isTyping) this.#ends.hold(connection, room, () => tellOthers(connection, room, false));
    else this.#ends.release(connection, room);
    tellOthers(connection, room, isTyping);
  }

  left(connection: Connection, room: string): void {
    this.#ends.end(connection, room);
  }

  disconnected(connection: Connection): void {
    this.#ends.disconnected(connection);
  }

  close(): void {
    this.#ends.close();
  }
}

function tellOthers(connection: Connection, room: string, isTyping: boolean): void {
  const { user } = connection.data;
  const others = connection.to(names.inRoom(room)).except(names.ofPerson(user.id));
  others.emit('typing', { room, user, isTyping });
}
