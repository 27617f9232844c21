import type { RedisLink } from '../server/redis/link.ts';
import { ClockedPool, nodeId } from './clocked-pool.ts';
import { Draw } from './draw.ts';
import { newCharacter } from './people.ts';

/** Bytes that Redis needs for somebody who waits, over so many who each speak a language of their own. */
export async function waitingMemory(link: RedisLink, people: number): Promise<number> {
  const { pool } = new ClockedPool(link);
  const draw = new Draw(1);
  const before = await usedMemory(link);
  for (let first = 0; first < people; first += 100) {
    const arrivals = Array.from({ length: Math.min(100, people - first) }, (_, place) => {
      const who = newCharacter(draw, first + place);
      const { userId } = who;
      const seat = { userId, name: `Guest ${userId}`, nodeId, connectionId: `c-${userId}` };
      return pool.enter({ ...who, ...seat, languages: [`x${first + place}`], directRoute: false, search: 1 });
    });
    await Promise.all(arrivals);
  }
  const bytes = ((await usedMemory(link)) - before) / people;
  await link.call((client) => client.flushAll());
  return bytes;
}

async function usedMemory(link: RedisLink): Promise<number> {
  const info = await link.call((client) => client.info('memory'));
  return Number(info.match(/used_memory:(\d+)/)?.[1]);
}
