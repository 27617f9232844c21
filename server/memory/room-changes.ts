import {
  keepChangesMs,
  mostChanges,
  mostTold,
  newerThan,
  type RoomChange,
  type RoomChanges,
  silenceMs,
} from '../rooms/room-changes.ts';
import type { ChangesOfRooms } from '../rooms/room-store.ts';

type Change = RoomChange extends infer C ? (C extends C ? Omit<C, 'version' | 'memberCount'> : never) : never;

interface RoomState {
  version: number;
  told: number;
  /** Nothing is told before. */
  quietUntil: number;
  changedAt: number;
  changes: RoomChange[];
  timer?: NodeJS.Timeout;
}

/** What changes in the rooms of a single node; see changes.lua. */
export class MemoryRoomChanges implements ChangesOfRooms {
  readonly #count: (room: string) => number;
  readonly #states = new Map<string, RoomState>();
  readonly #listeners = new Map<string, (changes: RoomChanges) => void>();

  constructor(count: (room: string) => number) {
    this.#count = count;
  }

  async subscribe(room: string, listener: (changes: RoomChanges) => void): Promise<void> {
    this.#listeners.set(room, listener);
  }

  async unsubscribe(room: string): Promise<void> {
    this.#listeners.delete(room);
  }

  onInterrupted(): void {}

  async since(room: string, version: number): Promise<RoomChanges> {
    return this.#describe(room, version);
  }

  close(): void {
    for (const { timer } of this.#states.values()) clearTimeout(timer);
  }

  /** 0 where nobody is in the room. */
  version(room: string): number {
    return this.#states.get(room)?.version ?? 0;
  }

  /** Somebody came or left; the room is as it is afterwards. */
  note(room: string, change: Change): void {
    const memberCount = this.#count(room);
    if (memberCount === 0) {
      clearTimeout(this.#states.get(room)?.timer);
      this.#states.delete(room);
      return;
    }
    const state = this.#states.get(room) ?? newState();
    this.#states.set(room, state);
    state.version += 1;
    state.changedAt = Date.now();
    if (memberCount <= mostTold) state.changes.push({ ...change, version: state.version, memberCount });
    state.changes.splice(0, state.changes.length - mostChanges);
    this.#tell(room, state);
  }

  #tell(room: string, state: RoomState): void {
    if (state.timer) return;
    const waitMs = state.quietUntil - performance.now();
    if (waitMs > 0) {
      state.timer = setTimeout(() => {
        delete state.timer;
        this.#tell(room, state);
      }, waitMs).unref();
    } else if (state.told !== state.version) {
      const changes = this.#describe(room, state.told);
      state.told = state.version;
      state.quietUntil = performance.now() + silenceMs(changes.memberCount);
      setImmediate(() => this.#listeners.get(room)?.(changes));
    }
  }

  #describe(room: string, since: number): RoomChanges {
    const state = this.#states.get(room);
    const version = state?.version ?? 0;
    const memberCount = this.#count(room);
    const isKnown = state !== undefined && state.changedAt > Date.now() - keepChangesMs;
    const all = isKnown && memberCount <= mostTold ? state.changes : [];
    const described = newerThan(since, { since, version, memberCount, changes: all });
    if (described.changes?.length === version - since) return described;
    return { since, version, memberCount };
  }
}

function newState(): RoomState {
  const start = Date.now() * 1000;
  return { version: start, told: start, quietUntil: 0, changedAt: 0, changes: [] };
}
