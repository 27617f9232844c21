import { setTimeout as delay } from 'node:timers/promises';
import { newCase } from '../case.ts';
import { ask, type Client } from '../client.ts';
import { enter, inBatches } from '../enter.ts';
import { ours, relay } from '../recipe.ts';
import { costOf, slice, type Work } from '../slice.ts';
import type { System } from '../system.ts';

const members = 1000;
const messages = 100;
const room = 'hall';
const settleMs = 10_000;

const title = 'fan-out to 1,000, two nodes, stored';
const common = { better: 'higher', unit: "deliveries a core, of a bare Socket.IO broadcast's" } as const;

/** One room with many people: what a delivery to one of them costs. */
export const fanOut = newCase({
  name: 'P13',
  figures: [
    { name: 'P13a', title: `${title}, in bursts of 20`, goal: 2, ...common },
    { name: 'P13b', title: `${title}, one by one`, goal: 1, ...common },
  ],
  systems: { floor: relay, ours: ours(2) },
  async open(systems) {
    const halls = { floor: await fill(systems.floor), ours: await fill(systems.ours) };
    const tellFrom = (whose: 'floor' | 'ours', burst: number) =>
      slice(systems[whose], () => tell(halls[whose], burst));
    for (const hall of [halls.floor, halls.ours]) await tell(hall, 20);
    return {
      async measure() {
        const burst = { floor: await tellFrom('floor', 20), ours: await tellFrom('ours', 20) };
        const single = { floor: await tellFrom('floor', 1), ours: await tellFrom('ours', 1) };
        return {
          ratios: {
            P13a: costOf(burst.floor) / costOf(burst.ours),
            P13b: costOf(single.floor) / costOf(single.ours),
          },
          slices: {
            'floor, bursts': burst.floor,
            'ours, bursts': burst.ours,
            'floor, one by one': single.floor,
            'ours, one by one': single.ours,
          },
        };
      },
      end() {
        for (const { clients } of Object.values(halls)) for (const client of clients) client.close();
      },
    };
  },
});

interface Hall {
  clients: Client[];
  /** From sending to hearing, in ms. */
  waits: number[];
  sentAt: Map<string, number>;
}

async function fill(system: System): Promise<Hall> {
  const clients = await inBatches(members, async (place) => {
    const client = await enter(system, place);
    await ask(client, 'join_room', { room, limit: 1 });
    return client;
  });
  const hall: Hall = { clients, waits: [], sentAt: new Map() };
  for (const client of clients) client.on('chat_message', (json) => hear(hall, json));
  return hall;
}

function hear({ waits, sentAt }: Hall, json: string): void {
  const start = json.lastIndexOf('"clientId":"') + 12;
  waits.push(performance.now() - (sentAt.get(json.slice(start, json.indexOf('"', start))) ?? Number.NaN));
}

/** Resolves with the deliveries once all of them have arrived. */
async function tell(hall: Hall, burst: number): Promise<Work> {
  hall.waits = [];
  const expected = messages * (members - 1);
  const say = () => {
    const clientId = crypto.randomUUID();
    hall.sentAt.set(clientId, performance.now());
    return ask(hall.clients[0] as Client, 'chat_message', { room, text: 'x'.repeat(64), clientId });
  };
  for (let sent = 0; sent < messages; sent += burst) await Promise.all(Array.from({ length: burst }, say));
  const until = performance.now() + settleMs;
  while (hall.waits.length < expected && performance.now() < until) await delay(5);
  if (hall.waits.length !== expected)
    throw new Error(`Of ${expected} deliveries there were ${hall.waits.length}.`);
  return { done: expected, waits: hall.waits };
}
