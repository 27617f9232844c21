import type { RoomSummary, Stats } from './events.ts';

/** A room as the landing page lists it. */
export interface LobbyRoom extends RoomSummary {
  /** When somebody last wrote there; null if that is not known. */
  lastMessageAt: string | null;
}

/** `GET /lobby`: what the landing page shows before it has a connection. */
export interface Lobby extends Stats {
  rooms: LobbyRoom[];
  /** Calls go through a relay server, so neither side learns the other's address. */
  relay: boolean;
  /** There is no other way than through the relay server. */
  relayRequired: boolean;
  /** How long messages of rooms and direct messages are kept. */
  messageTtlHours: number;
  /** Where the source of what runs there can be read; null where the operator has not said. */
  sourceUrl: string | null;
}

/** `GET /ws/health`: how the node that answers is. */
export interface Health {
  status: 'ok' | 'degraded' | 'starting' | 'draining';
  nodeId: string;
  connections: number;
  redis: 'up' | 'down' | 'none';
}
