import { type Case, summarize } from '../case.ts';
import { type System, startFloor, startOurs } from '../system.ts';
import { WireClient } from '../wire-client.ts';

const openAtOnce = 50;
const restMs = 2000;

/** What an idle connection costs: the slope between many connections and twice as many, with session, presence and a room. */
export const memory: Case = {
  name: 'P9',
  title: 'memory a connection, with session, presence and room',
  isQuick: true,
  async run({ rounds, isQuick }) {
    const most = isQuick ? 4000 : 10_000;
    const ratios: { ratio: number; foreignCores: number }[] = [];
    const detail: Record<string, string> = { connections: most.toLocaleString('en') };
    // The second process of a kind grows as the first did: more rounds would say the same.
    for (let round = 0; round < Math.min(rounds, isQuick ? 1 : 3); round++) {
      const floor = await slopeOf(await startFloor('relay'), most, false);
      const ours = await slopeOf(await startOurs(1), most, true);
      ratios.push({ ratio: ours.bytes / floor.bytes, foreignCores: 0 });
      detail['bytes, floor : ours'] = `${kilobytes(floor.bytes)} : ${kilobytes(ours.bytes)} kB`;
      detail['ours in all'] = `${Math.round(ours.total / 1e6)} MB`;
    }
    const wanted = { name: 'P9', title: memory.title, goal: 1, better: 'lower' } as const;
    return [summarize({ ...wanted, unit: "memory of a bare Socket.IO connection's" }, ratios, detail)];
  },
};

async function slopeOf(system: System, most: number, isOurs: boolean) {
  const clients: WireClient[] = [];
  try {
    await open(clients, most / 2, system, isOurs);
    const half = await atRest(system);
    await open(clients, most / 2, system, isOurs);
    const total = await atRest(system);
    return { bytes: (total - half) / (most / 2), total };
  } finally {
    for (const client of clients) client.close();
    await system.close();
  }
}

async function open(clients: WireClient[], count: number, system: System, isOurs: boolean): Promise<void> {
  const [url = ''] = system.urls;
  for (let done = 0; done < count; done += openAtOnce) {
    const opened = await Promise.all(
      Array.from({ length: openAtOnce }, async (_, place) => {
        const client = await WireClient.open(url, isOurs ? 'session' : 'connect');
        await client.ask('join_room', { room: `room-${(clients.length + place) % 100}`, limit: 1 });
        return client;
      }),
    );
    clients.push(...opened);
  }
}

async function atRest(system: System): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, restMs));
  return system.memory();
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}
