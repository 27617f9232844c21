import { type Case, medianOf, percentile, type Result, summarize } from '../case.ts';
import { openPairs, type Pair, settled } from '../pairs.ts';
import { slice } from '../slice.ts';
import { type System, startFloor, startOurs } from '../system.ts';

const people = 200;
const perSecond = 2000;
const everyMs = 5;

/** The way of a stored message to another node, at a load that leaves room, against a relay within one process. */
export const latency: Case = {
  name: 'P5',
  title: 'delivery at 2,000/s across nodes, stored',
  isQuick: true,
  async run({ rounds, isQuick }) {
    const [floor, ours] = await Promise.all([startFloor('relay'), startOurs(2)]);
    const forMs = isQuick ? 1500 : 4000;
    try {
      const [atFloor, atOurs] = [await openPairs(floor, people, false), await openPairs(ours, people, true)];
      await time(atFloor, 500);
      await time(atOurs, 500);
      const measured: { floor: number[]; ours: number[]; foreignCores: number }[] = [];
      for (let round = 0; round < rounds; round++) {
        const bare = await timed(floor, () => time(atFloor, forMs));
        const stored = await timed(ours, () => time(atOurs, forMs));
        const foreignCores = Math.max(bare.foreignCores, stored.foreignCores);
        measured.push({ floor: bare.waits, ours: stored.waits, foreignCores });
      }
      return [result('P5a', 'p50', 0.5, 2, measured), result('P5b', 'p99', 0.99, 3, measured)];
    } finally {
      await Promise.all([floor.close(), ours.close()]);
    }
  },
};

type Measured = { floor: number[]; ours: number[]; foreignCores: number };

function result(name: string, what: string, part: number, goal: number, measured: Measured[]): Result {
  const rounds = measured.map(({ floor, ours, foreignCores }) => ({
    ratio: percentile(ours, part) / percentile(floor, part),
    foreignCores,
  }));
  const typical = (of: 'floor' | 'ours') =>
    medianOf(measured.map((each) => percentile(each[of], part)).sort((a, b) => a - b)).toFixed(2);
  const wanted = {
    name,
    title: `${latency.title}, ${what}`,
    goal,
    better: 'lower',
    unit: "a bare relay's",
  } as const;
  return summarize(wanted, rounds, { 'floor ms': typical('floor'), 'ours ms': typical('ours') });
}

async function timed(system: System, work: () => Promise<number[]>) {
  let waits: number[] = [];
  const { foreignCores } = await slice(system, async () => {
    waits = await work();
    return waits.length;
  });
  return { waits, foreignCores };
}

/** Sends at an even pace, whatever the answers; resolves with the ms from sending to hearing, sorted. */
async function time(pairs: Pair[], forMs: number): Promise<number[]> {
  const waits: number[] = [];
  for (const pair of pairs) {
    pair.hearer.on('chat_message', (json) => {
      pair.delivered++;
      const sentAt = Number(json.match(/"text":"at ([\d.]+)"/)?.[1]);
      waits.push(performance.now() - sentAt);
    });
  }
  const atOnce = (perSecond * everyMs) / 1000;
  let sent = 0;
  const startedAt = performance.now();
  for (let at = 0; at < forMs; at += everyMs) {
    const pause = startedAt + at - performance.now();
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    for (let each = 0; each < atOnce; each++) sendTo(pairs[sent++ % pairs.length] as Pair, sent);
  }
  await settled(pairs);
  return waits.sort((a, b) => a - b);
}

function sendTo(pair: Pair, place: number): void {
  const clientId = `${process.hrtime.bigint().toString(36)}-${place}`;
  const payload = { room: pair.room, text: `at ${performance.now()}`, clientId };
  pair.open++;
  pair.writer.send('chat_message', JSON.stringify(payload), () => {
    pair.open--;
    pair.acknowledged++;
  });
}
