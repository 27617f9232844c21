import { type Case, summarize } from '../case.ts';
import { openPairs, writeAll } from '../pairs.ts';
import { costOf, slice } from '../slice.ts';
import { type System, startFloor, startOurs } from '../system.ts';
import { WireClient } from '../wire-client.ts';

const readers = 50;

/** Pages of 50 messages, against bare relays; and of a long room against a short one. */
export const history: Case = {
  name: 'P16',
  title: 'history of 50',
  isQuick: false,
  async run({ rounds }) {
    const [floor, ours] = await Promise.all([startFloor('relay'), startOurs(1)]);
    try {
      const pairs = await openPairs(floor, 100, false);
      const short = await openReaders(ours, 'short', 100);
      const long = await openReaders(ours, 'long', 10_000);
      const against: { ratio: number; foreignCores: number }[] = [];
      const byLength: { ratio: number; foreignCores: number }[] = [];
      const detail: Record<string, string> = {};
      for (let round = 0; round < rounds; round++) {
        const relayed = await slice(floor, () => writeAll(pairs, 1500));
        const ofShort = await slice(ours, () => readAll(short, 1500));
        const ofLong = await slice(ours, () => readAll(long, 1500));
        const foreignCores = Math.max(relayed.foreignCores, ofShort.foreignCores, ofLong.foreignCores);
        against.push({ ratio: costOf(relayed) / costOf(ofShort), foreignCores });
        byLength.push({ ratio: costOf(ofLong) / costOf(ofShort), foreignCores });
        detail['µs a page, nodes + Redis'] = `${ofShort.nodesUs.toFixed(0)} + ${ofShort.redisUs.toFixed(0)}`;
      }
      const higher = { name: 'P16a', title: history.title, goal: 0.5, better: 'higher' } as const;
      const lower = {
        name: 'P16b',
        title: `${history.title}, room of 10,000 : 100`,
        goal: 1.2,
        better: 'lower',
      } as const;
      return [
        summarize({ ...higher, unit: 'pages for each bare relay' }, against, detail),
        summarize({ ...lower, unit: "of a short room's price" }, byLength, {}),
      ];
    } finally {
      await Promise.all([floor.close(), ours.close()]);
    }
  },
};

interface Reader {
  client: WireClient;
  room: string;
}

async function openReaders(system: System, room: string, messages: number): Promise<Reader[]> {
  const clients = await Promise.all(
    Array.from({ length: readers }, async () => {
      const client = await WireClient.open(system.urls[0] ?? '');
      await client.ask('join_room', { room, limit: 1 });
      return { client, room };
    }),
  );
  for (let sent = 0; sent < messages; sent += readers) {
    await Promise.all(
      clients.map(({ client }, place) =>
        client.ask('chat_message', { room, text: 'x'.repeat(64), clientId: `${sent + place}` }),
      ),
    );
  }
  return clients;
}

async function readAll(all: Reader[], forMs: number): Promise<number> {
  const until = performance.now() + forMs;
  let read = 0;
  await Promise.all(
    all.map(async ({ client, room }) => {
      while (performance.now() < until) {
        await client.ask('get_recent_messages', { room, limit: 50 });
        read++;
      }
    }),
  );
  return read;
}
