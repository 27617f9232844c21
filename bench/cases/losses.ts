import { setTimeout as delay } from 'node:timers/promises';
import { checkRooms } from '../../chaos/check.ts';
import { Random } from '../../chaos/random.ts';
import { enterAll, settle, type Talker, talk } from '../../chaos/talkers.ts';
import { newCase } from '../case.ts';
import { pairsOf } from '../pairs-of.ts';
import { ours } from '../recipe.ts';
import type { System } from '../system.ts';
import { writeAll } from '../write-all.ts';

const common = { goal: 0, better: 'lower', unit: 'messages', isCount: true } as const;
const rooms = ['hall', 'kitchen', 'garden', 'attic'];
const peopleANode = 6;
const talkMs = 6000;
const perSecond = 300;
const settleWithinMs = 30_000;

/** Messages that were lost, doubled, out of order, refused or not acknowledged. */
export const losses = newCase({
  name: 'P6',
  mostRounds: 1,
  figures: [
    { name: 'P6a', title: 'lost, doubled, out of order or unacked, in bursts of 8', ...common },
    { name: 'P6b', title: 'the same with a kill -9 of one of three nodes', ...common },
  ],
  systems: { ours: ours(2) },
  async open({ ours: calm }, { start, sliceMs }) {
    return {
      async measure() {
        const { done, faults } = await writeAll(await pairsOf(calm), sliceMs * 2, {
          textBytes: 64,
          burst: 8,
        });
        const system = await start(ours(3));
        const killed = await talkThroughKill(system);
        await system.close();
        return {
          ratios: { P6a: faults, P6b: killed.faults },
          further: { 'messages, calm': done, 'messages, with a kill': killed.said },
        };
      },
    };
  },
});

/** People with the client library write to each other; one node is killed meanwhile, and started again later. */
async function talkThroughKill({ urls, nodes, redis }: System) {
  const crowds = await Promise.all(urls.map((url) => enterAll(url, peopleANode, rooms)));
  const talkers = crowds.flat();
  const messages = (talkMs / 1000) * perSecond;
  const kill = async () => {
    await delay(talkMs / 3);
    await nodes[0]?.kill();
    await delay(talkMs / 6);
    await nodes[0]?.restart();
  };
  try {
    await Promise.all([talk(talkers, { random: new Random(1), messages, forMs: talkMs }), kill()]);
    await settle(talkers, settleWithinMs);
    const checks = await checkRooms(`redis://127.0.0.1:${redis?.port}`, talkers, rooms);
    const faults = checks.flatMap((check) => check.faults);
    for (const fault of faults.slice(0, 5)) console.error(`P6: ${fault}`);
    return { said: saidBy(talkers), faults: faults.length };
  } finally {
    for (const { client } of talkers) client.connection.close();
  }
}

function saidBy(talkers: Talker[]): number {
  return talkers.flatMap(({ said }) => [...said.values()]).reduce((sum, { length }) => sum + length, 0);
}
