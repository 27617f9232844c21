import type { Logger } from 'pino';
import type { Io } from '../connection.ts';
import type { Metrics } from '../metrics.ts';
import type { Stores } from '../stores.ts';
import { Handover } from './handover.ts';
import { MatchEvents } from './match-events.ts';
import { MatchTyping } from './match-typing.ts';
import { Matchmaker } from './matchmaker.ts';
import type { PoolMatch } from './pool.ts';
import { PoolKeeper } from './pool-keeper.ts';
import { MatchRelay } from './relay.ts';
import { Searches } from './searches.ts';
import { Seats } from './seats.ts';

interface MatchingOptions {
  io: Io;
  nodeId: string;
  stores: Pick<Stores, 'pool' | 'bus' | 'nodes'>;
  metrics: Metrics;
  log: Logger;
}

export interface Matching {
  seats: Seats;
  matchmaker: Matchmaker;
  events: MatchEvents;
  keeper: PoolKeeper;
}

/** All of a node that brings strangers together; its events and its keeper are still to be started. */
export function newMatching({ io, nodeId, stores, metrics, log }: MatchingOptions): Matching {
  const { pool, bus, nodes } = stores;
  const seats = new Seats(nodeId);
  const handover = new Handover(seats, bus, nodeId);
  const relay = new MatchRelay(seats, bus, handover, nodeId);
  const typing = new MatchTyping(seats, relay);
  const searches = new Searches(pool, seats);
  const connectionOf = (id: string) => io.of('/').sockets.get(id);
  const onFound = countMatches(metrics, log);
  const events = new MatchEvents({ pool, bus, seats, relay, handover, log, connectionOf, onFound });
  return {
    seats,
    matchmaker: new Matchmaker({ pool, bus, seats, relay, typing, searches, handover }),
    events,
    keeper: new PoolKeeper({ pool, seats, events, nodes, log }),
  };
}

/** Each match once, by the node of the one who makes the first offer. */
function countMatches(metrics: Metrics, log: Logger) {
  return ({ matchId, mode, initiator, waitedMs }: PoolMatch) => {
    metrics.waited(mode, waitedMs / 1000);
    if (!initiator) return;
    metrics.matched(mode);
    log.info({ matchId, mode, waitedMs }, 'matched');
  };
}
