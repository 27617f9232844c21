import type { Match } from '../../shared/events.ts';
import type { PoolMatch } from './pool.ts';

/** What a client is told of its match. */
export function toldMatch({ matchId, mode, peer, initiator, commonInterests, route }: PoolMatch): Match {
  return { matchId, mode, peer: { id: peer.id, name: peer.name }, initiator, commonInterests, route };
}
