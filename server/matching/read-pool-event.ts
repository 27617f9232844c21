import type { PoolEvent, PoolMatch } from './pool.ts';

/** An event as the pool meant it: Lua's JSON cannot tell an empty list from an empty object. */
export function readPoolEvent(event: PoolEvent): PoolEvent {
  return event.kind === 'found' ? { ...event, match: readPoolMatch(event.match) } : event;
}

/** As `readPoolEvent`, for a match alone. */
export function readPoolMatch(match: PoolMatch): PoolMatch {
  const { commonInterests } = match;
  return Array.isArray(commonInterests) ? match : { ...match, commonInterests: [] };
}
