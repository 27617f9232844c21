/** In which rooms people have said what may still be kept there. What cannot be reached rejects with `RedisUnavailable`. */
export interface WrittenRooms {
  /** Before something is said there. Often said again, it costs nothing. */
  note(userId: string, room: string): Promise<void>;
  list(userId: string): Promise<string[]>;
  forget(userId: string): Promise<void>;
}

/** How much of the time to keep may pass until a room has to be noted again. */
export const notedAnewAfter = 1 / 24;
