import type { PoolEvent, PoolSettings, Seeker } from '../server/matching/pool.ts';
import { poolKeys, RedisPool } from '../server/matching/redis-pool.ts';
import { names } from '../server/names.ts';
import { RedisLink } from '../server/redis/link.ts';
import { readScript } from '../server/redis/script.ts';
import type { System } from './system.ts';

const nodeId = 'bench';
const atOnce = 8;
const putAtOnce = 2000;

const settings: PoolSettings = {
  interestWaitMs: 10_000,
  confirmMs: 3000,
  resumeGraceMs: 15_000,
  undoLeaveMs: 10_000,
  formerMs: 60_000,
  recentPartnerMs: 0,
  recentWaitMs: 5000,
  mostBlocks: 10_000,
  blocksKeptMs: 1_000_000,
};

const ofMatching = (name: string) => new URL(`../server/matching/${name}.lua`, import.meta.url);
const putSome = readScript(
  ofMatching('pool'),
  ofMatching('tickets'),
  new URL('./crowd.lua', import.meta.url),
);

/** People who wait, and strangers who come and find one of them. */
export interface Crowd {
  system: System;
  /**
   * Some begin to wait, as many enter and find the oldest, both confirm, and one leaves. Resolves with how many
   * matches that were.
   */
  matchSome: () => Promise<number>;
  close: () => void;
}

export async function openCrowd(system: System, waiting: number): Promise<Crowd> {
  const link = new RedisLink({ url: `redis://127.0.0.1:${system.redis?.port}`, deadlineMs: 10_000 });
  await link.connect(5000);
  const pool = new RedisPool(link, settings);
  const checked = new Map<string, string>();
  await link.subscribe(names.nodeChannel(nodeId), (json) => {
    // What is told in one turn may be told as a list.
    for (const event of [JSON.parse(json)].flat() as PoolEvent[]) {
      if (event.kind === 'check') checked.set(event.userId, event.matchId);
    }
  });
  let put = 0;
  const putMore = async (count: number) => {
    await link.run(putSome, poolKeys, [JSON.stringify(settings), JSON.stringify({ from: put, count })]);
    put += count;
  };
  while (put < waiting) await putMore(Math.min(putAtOnce, waiting - put));
  let arrived = 0;
  return {
    system,
    async matchSome() {
      await putMore(atOnce);
      const strangers = Array.from({ length: atOnce }, () => newStranger(arrived++));
      const entries = await Promise.all(strangers.map((stranger) => pool.enter(stranger)));
      if (entries.some((entry) => entry !== 'matched')) throw new Error('Somebody found nobody in the pool.');
      await untilTold(checked);
      await Promise.all([...checked].map(([userId, matchId]) => pool.confirm(matchId, userId)));
      const left = await Promise.all(
        strangers.map((each) => pool.leave(checked.get(each.userId) ?? '', each)),
      );
      if (left.some((isLeft) => !isLeft)) throw new Error('A match was over before it was left.');
      checked.clear();
      return atOnce;
    },
    close: () => link.close(),
  };
}

/** Both sides of each match are asked. */
async function untilTold(checked: Map<string, string>): Promise<void> {
  while (checked.size < 2 * atOnce) await new Promise((resolve) => setImmediate(resolve));
}

function newStranger(place: number): Seeker {
  const userId = `stranger-${place}`;
  const seat = { userId, name: 'Brave Heron', nodeId, connectionId: userId };
  return { ...seat, mode: 'text', interests: [], languages: [], directRoute: false, search: 0 };
}
