import { type Case, summarize } from '../case.ts';
import { costOf, slice } from '../slice.ts';
import { type System, startFloor, startOurs } from '../system.ts';
import { WireClient } from '../wire-client.ts';

const members = 1000;
const room = 'hall';

/** One room with many people: what a delivery to one of them costs. */
export const fanOut: Case = {
  name: 'P13',
  title: 'fan-out to 1,000, two nodes, stored',
  isQuick: false,
  async run({ rounds }) {
    const [floor, ours] = await Promise.all([startFloor('relay'), startOurs(2)]);
    try {
      const [atFloor, atOurs] = [await fill(floor, false), await fill(ours, true)];
      return [await compare('P13a', 'in bursts of 20', 20, 2), await compare('P13b', 'one by one', 1, 1)];

      async function compare(name: string, how: string, burst: number, goal: number) {
        const compared: { ratio: number; foreignCores: number }[] = [];
        const detail: Record<string, string> = {};
        for (let round = 0; round < rounds; round++) {
          const bare = await slice(floor, () => tell(atFloor, burst));
          const stored = await slice(ours, () => tell(atOurs, burst));
          const foreignCores = Math.max(bare.foreignCores, stored.foreignCores);
          compared.push({ ratio: costOf(bare) / costOf(stored), foreignCores });
          detail['µs a delivery'] = `${costOf(bare).toFixed(2)} : ${costOf(stored).toFixed(2)}`;
        }
        const wanted = { name, title: `${fanOut.title}, ${how}`, goal, better: 'higher' } as const;
        return summarize(
          { ...wanted, unit: "deliveries a core, of a bare Socket.IO broadcast's" },
          compared,
          detail,
        );
      }
    } finally {
      await Promise.all([floor.close(), ours.close()]);
    }
  },
};

interface Hall {
  writer: WireClient;
  heard: () => number;
}

async function fill(system: System, isOurs: boolean): Promise<Hall> {
  let heard = 0;
  const clients: WireClient[] = [];
  for (let place = 0; place < members; place++) {
    const url = system.urls[place % system.urls.length] ?? '';
    const client = await WireClient.open(url, isOurs ? 'session' : 'connect');
    await client.ask('join_room', { room, limit: 1 });
    client.on('chat_message', () => heard++);
    clients.push(client);
  }
  return { writer: clients[0] as WireClient, heard: () => heard };
}

/** 200 messages; resolves with the deliveries once all of them have arrived. */
async function tell({ writer, heard }: Hall, burst: number): Promise<number> {
  const before = heard();
  const expected = 200 * (members - 1);
  for (let sent = 0; sent < 200; sent += burst) {
    const answers = Array.from({ length: burst }, (_, place) =>
      writer.ask('chat_message', {
        room,
        text: 'x'.repeat(64),
        clientId: `${performance.now()}-${sent + place}`,
      }),
    );
    await Promise.all(answers);
  }
  const until = performance.now() + 10_000;
  while (heard() - before < expected && performance.now() < until)
    await new Promise((resolve) => setTimeout(resolve, 5));
  if (heard() - before !== expected)
    throw new Error(`Of ${expected} deliveries there were ${heard() - before}.`);
  return expected;
}
