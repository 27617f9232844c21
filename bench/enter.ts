import type { Client } from './client.ts';
import { RealClient } from './real-client.ts';
import type { System } from './system.ts';
import { WireClient } from './wire-client.ts';

/** So many handshakes are under way at once. */
const atOnce = 50;

/** Somebody new, on the node whose turn it is. */
export function enter(system: System, turn = 0): Promise<Client> {
  return WireClient.open(urlOf(system, turn), { awaits: awaitedOf(system) });
}

/** As `enter`, with Socket.IO's own client. */
export function enterReally(system: System, turn = 0): Promise<Client> {
  return RealClient.open(urlOf(system, turn), awaitedOf(system));
}

/** Does something so many times, some of them at once. */
export async function inBatches<T>(count: number, one: (place: number) => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  while (all.length < count) {
    const batch = Array.from({ length: Math.min(atOnce, count - all.length) }, (_, place) =>
      one(all.length + place),
    );
    all.push(...(await Promise.all(batch)));
  }
  return all;
}

export function urlOf({ urls }: System, turn: number): string {
  return urls[turn % urls.length] ?? '';
}

function awaitedOf({ isOurs }: System): 'session' | '' {
  return isOurs ? 'session' : '';
}
