import type { ComponentType } from 'preact';
import type { Client } from '../app/client.ts';
import type { Route } from '../app/route.ts';
import type { DirectDesk } from '../direct/direct-desk.ts';
import type { RoomDesk } from './room-desk.ts';

export interface PlaceProps {
  client: Client;
  places: Places;
}

/** Where others may be, beside strangers. */
export interface Places {
  readonly rooms: RoomDesk;
  readonly direct: DirectDesk;
  readonly Screen: ComponentType<PlaceProps>;
  enter(at: Route): void;
  leaveFor(at: Route): void;
  /** Goes to the next one in the list, up or down. */
  step(by: 1 | -1): void;
  /** Leaves a room for good, on all devices, and goes to what is left. */
  leaveRoom(name: string): void;
}
