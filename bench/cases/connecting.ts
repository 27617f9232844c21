import { setTimeout as delay } from 'node:timers/promises';
import { newCase } from '../case.ts';
import type { Client } from '../client.ts';
import { enter, inBatches } from '../enter.ts';
import { ours, relay } from '../recipe.ts';
import { costOf, slice, type Work } from '../slice.ts';
import type { System } from '../system.ts';

const people = 500;
/** What is done for a connection after it was told its session. */
const settleMs = 200;

/** People who come: a handshake, and with us a session and presence. */
export const connecting = newCase({
  name: 'P11',
  figures: [
    {
      name: 'P11',
      title: 'connects, with session and presence written',
      goal: 0.6,
      better: 'higher',
      unit: "connects a core, of bare Socket.IO's",
    },
  ],
  systems: { floor: relay, ours: ours(1) },
  async open(systems) {
    const clients: Client[] = [];
    for (const system of [systems.floor, systems.ours, systems.floor, systems.ours])
      await comeIn(system, clients);
    return {
      async measure() {
        const floor = await slice(systems.floor, () => comeIn(systems.floor, clients));
        const own = await slice(systems.ours, () => comeIn(systems.ours, clients));
        return { ratios: { P11: costOf(floor) / costOf(own) }, slices: { floor, ours: own } };
      },
      // They stay until then: that somebody goes is paid later, and would be counted in the next round.
      end() {
        for (const client of clients) client.close();
      },
    };
  },
});

async function comeIn(system: System, clients: Client[]): Promise<Work> {
  const waits: number[] = [];
  const came = await inBatches(people, async (place) => {
    const startedAt = performance.now();
    const client = await enter(system, place);
    waits.push(performance.now() - startedAt);
    return client;
  });
  clients.push(...came);
  await delay(settleMs);
  return { done: people, waits };
}
