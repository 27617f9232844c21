import { mostStays, type Stay, type Stays } from '../rooms/stays.ts';
import { LatestMap } from './latest-map.ts';

type Known = Map<string, Exclude<Stay, 'unknown'>>;

/** The rooms of a single node's people, gone with its process. */
export class MemoryStays implements Stays {
  /** By person, the rooms, the latest last. */
  readonly #known = new LatestMap<string, Known>();

  async join(userId: string, room: string): Promise<void> {
    this.#note(userId, room, 'joined');
  }

  async leave(userId: string, room: string): Promise<Stay> {
    return this.#note(userId, room, 'left');
  }

  async of(userId: string, room: string): Promise<Stay> {
    return this.#known.get(userId)?.get(room) ?? 'unknown';
  }

  async list(userId: string): Promise<string[]> {
    return roomsThat('joined', this.#known.get(userId) ?? new Map()).reverse();
  }

  async forget(userId: string): Promise<void> {
    this.#known.delete(userId);
  }

  #note(userId: string, room: string, stay: 'joined' | 'left'): Stay {
    const known: Known = this.#known.get(userId) ?? new Map();
    const before = known.get(room) ?? 'unknown';
    known.delete(room);
    known.set(room, stay);
    const same = roomsThat(stay, known);
    if (same.length > mostStays) known.delete(same[0] ?? '');
    this.#known.set(userId, known);
    return before;
  }
}

function roomsThat(stay: 'joined' | 'left', known: Known): string[] {
  return [...known].flatMap(([room, each]) => (each === stay ? [room] : []));
}
