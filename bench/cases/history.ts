import { newCase } from '../case.ts';
import { ask, type Client } from '../client.ts';
import { enter, inBatches } from '../enter.ts';
import { pairsOf } from '../pairs-of.ts';
import { ours, relay } from '../recipe.ts';
import { costOf, slice, type Work } from '../slice.ts';
import type { System } from '../system.ts';
import { writeAll } from '../write-all.ts';

const readers = 50;
const warmUpMs = 2000;

/** Pages of 50 messages, against bare relays; and of a long room against a short one. */
export const history = newCase({
  name: 'P16',
  figures: [
    { name: 'P16a', title: 'history of 50', goal: 0.5, better: 'higher', unit: 'pages for each bare relay' },
    {
      name: 'P16b',
      title: 'history of 50, room of 10,000 : 100',
      goal: 1.2,
      better: 'lower',
      unit: "of a short room's price",
    },
  ],
  systems: { floor: relay, ours: ours(1) },
  async open(systems, { sliceMs }) {
    const pairs = await pairsOf(systems.floor);
    const short = await openReaders(systems.ours, 'short', 100);
    const long = await openReaders(systems.ours, 'long', 10_000);
    await readAll(short, 'short', warmUpMs);
    return {
      async measure() {
        const floor = await slice(systems.floor, () => writeAll(pairs, sliceMs));
        const ofShort = await slice(systems.ours, () => readAll(short, 'short', sliceMs));
        const ofLong = await slice(systems.ours, () => readAll(long, 'long', sliceMs));
        return {
          ratios: { P16a: costOf(floor) / costOf(ofShort), P16b: costOf(ofLong) / costOf(ofShort) },
          slices: { floor, 'ours, 100': ofShort, 'ours, 10,000': ofLong },
        };
      },
      end() {
        for (const client of [...short, ...long]) client.close();
      },
    };
  },
});

async function openReaders(system: System, room: string, messages: number): Promise<Client[]> {
  const clients = await inBatches(readers, async (place) => {
    const client = await enter(system, place);
    await ask(client, 'join_room', { room, limit: 1 });
    return client;
  });
  await inBatches(messages, (place) => {
    const writer = clients[place % readers] as Client;
    return ask(writer, 'chat_message', { room, text: 'x'.repeat(64), clientId: `${place}` });
  });
  return clients;
}

async function readAll(clients: Client[], room: string, forMs: number): Promise<Work> {
  const until = performance.now() + forMs;
  const waits: number[] = [];
  const readOn = async (client: Client) => {
    while (performance.now() < until) {
      const askedAt = performance.now();
      await ask(client, 'get_recent_messages', { room, limit: 50 });
      waits.push(performance.now() - askedAt);
    }
  };
  await Promise.all(clients.map(readOn));
  return { done: waits.length, waits };
}
