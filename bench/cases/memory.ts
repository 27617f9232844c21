import { setTimeout as delay } from 'node:timers/promises';
import { newCase } from '../case.ts';
import { ask, type Client } from '../client.ts';
import { enter, inBatches } from '../enter.ts';
import { ours, relay } from '../recipe.ts';
import type { System } from '../system.ts';

const restMs = 1500;

/** What an idle connection costs: the slope between half of them and all. */
export const memory = newCase({
  name: 'P9',
  isQuick: true,
  mostRounds: 1,
  figures: [
    {
      name: 'P9',
      title: 'memory a connection, with session, presence and room',
      goal: 1,
      better: 'lower',
      unit: "a bare Socket.IO connection's",
    },
  ],
  systems: {},
  async open(_, { isQuick, start }) {
    const most = isQuick ? 4000 : 10_000;
    return {
      // Another process of a kind grows as the first did: more rounds would say the same.
      async measure() {
        const slopes = [relay, ours(1)].map(async (recipe) => slopeOf(await start(recipe), most));
        const [floor = Number.NaN, own = Number.NaN] = await Promise.all(slopes);
        const further = { connections: most, 'floor, bytes': floor, 'ours, bytes': own };
        return { ratios: { P9: own / floor }, further };
      },
    };
  },
});

/** The resident memory of our process with so many who are idle. */
export const residents = newCase({
  name: 'P10',
  mostRounds: 1,
  figures: [
    { name: 'P10a', title: 'resident memory, 1,000 idle', goal: 110, better: 'lower', unit: 'MB' },
    { name: 'P10b', title: 'resident memory, 10,000 idle', goal: 240, better: 'lower', unit: 'MB' },
  ],
  systems: {},
  async open(_, { start }) {
    return {
      async measure() {
        const system = await start(ours(1));
        const clients: Client[] = [];
        const few = await withPeople(system, clients, 1000, enter);
        const many = await withPeople(system, clients, 10_000, enter);
        await over(system, clients);
        return { ratios: { P10a: few / 1e6, P10b: many / 1e6 } };
      },
    };
  },
});

async function slopeOf(system: System, most: number): Promise<number> {
  const clients: Client[] = [];
  const half = await withPeople(system, clients, most / 2, enterRoom);
  const total = await withPeople(system, clients, most, enterRoom);
  await over(system, clients);
  return (total - half) / (most / 2);
}

/** Resident bytes once there are so many, and they are at rest. */
async function withPeople(
  system: System,
  clients: Client[],
  count: number,
  one: typeof enter,
): Promise<number> {
  const before = clients.length;
  clients.push(...(await inBatches(count - before, (place) => one(system, before + place))));
  await delay(restMs);
  return system.memory();
}

async function enterRoom(system: System, turn = 0): Promise<Client> {
  const client = await enter(system, turn);
  await ask(client, 'join_room', { room: `room-${turn % 100}`, limit: 1 });
  return client;
}

async function over(system: System, clients: Client[]): Promise<void> {
  for (const client of clients) client.close();
  await system.close();
}
