import { setTimeout as delay } from 'node:timers/promises';
import type { DrainingNotice } from '../shared/events.ts';
import type { Connection, Io } from './connection.ts';
import type { Admission } from './identity/admission.ts';
import type { Matchmaker } from './matching/matchmaker.ts';
import type { Seats } from './matching/seats.ts';

const perConnectionMs = 5;
const leastMs = 1500;
const mostMs = 15_000;
const overtimeMs = 2000;

interface DrainOptions {
  io: Io;
  admission: Admission;
  matchmaker: Matchmaker;
  seats: Seats;
}

/** Sends everybody here to other nodes; resolves once they have gone, or had the time to and more. */
export async function drain({ io, admission, matchmaker, seats }: DrainOptions): Promise<void> {
  const connections = [...io.of('/').sockets.values()];
  if (connections.length === 0) return;
  const withinMs = movingMs(connections.length);
  matchmaker.searches.refuseMore();
  for (const connection of connections) {
    // Whoever is at their limit could not open the connection that comes instead of this one.
    admission.release(connection.id);
    const span = spanOf(seats.at(connection.id)?.kind, withinMs);
    connection.emit('server_notice', { code: 'draining', ...span });
  }
  const lastSearch = setTimeout(
    () => matchmaker.searches.endAll(),
    spanOf('searching', withinMs).reconnectWithinMs * 2,
  );
  const areGone = Promise.all(connections.map(isGone));
  await Promise.race([areGone, delay(withinMs + overtimeMs, undefined, { ref: false })]);
  clearTimeout(lastSearch);
}

/** As long as 200 clients a second take, within bounds. */
export function movingMs(connections: number): number {
  return Math.min(mostMs, Math.max(leastMs, connections * perConnectionMs));
}

/** Who searches goes first, since no more matches are made here; who talks stays undisturbed until the last third. */
function spanOf(seat: 'searching' | 'talking' | undefined, withinMs: number): Omit<DrainingNotice, 'code'> {
  const third = Math.round(withinMs / 3);
  if (seat === 'searching') return { reconnectWithinMs: third };
  if (seat === 'talking') return { reconnectWithinMs: withinMs, reconnectAfterMs: 2 * third };
  return { reconnectWithinMs: withinMs };
}

function isGone(connection: Connection): Promise<void> {
  return new Promise((resolve) => {
    connection.once('disconnect', () => resolve());
    if (!connection.connected) resolve();
  });
}
