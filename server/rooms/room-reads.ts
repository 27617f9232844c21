/** A room, and the newest message there that somebody has read. */
export interface RoomRead {
  room: string;
  messageId: number;
}

/**
 * How far people have read in the rooms that they have joined, by whichever device: of as many rooms, and for as
 * long, as `Stays` knows of. What cannot be reached rejects with `RedisUnavailable`.
 */
export interface RoomReads {
  /** Never back. Of too many rooms the one goes that was read least far. */
  mark(userId: string, room: string, messageId: number): Promise<void>;
  /** The room was left. */
  drop(userId: string, room: string): Promise<void>;
  /** In no order. */
  list(userId: string): Promise<RoomRead[]>;
  forget(userId: string): Promise<void>;
}
