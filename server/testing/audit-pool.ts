import { names } from '../names.ts';
import type { RedisClient } from '../redis/client.ts';
import type { RedisLink } from '../redis/link.ts';

interface StoredSeat {
  userId: string;
  nodeId: string;
  connectionId: string;
  mode: string;
  interests: string;
  languages: string;
  openAt: number;
  awayUntil?: number;
}

interface StoredMatch {
  matchId: string;
  seats: [StoredSeat, StoredSeat];
}

const separator = '\u001f';

/** Reads every structure of the pool and lists where they contradict each other; none is expected, ever. */
export async function auditPool(link: RedisLink): Promise<string[]> {
  const key = names.pool;
  const [available, tickets, engaged, matches, queued, index, opening, held, deadlines, confirmed] =
    await link.call((c) =>
      Promise.all([
        c.sMembers(names.available),
        c.hGetAll(key('tickets')),
        c.hGetAll(key('engaged')),
        c.hGetAll(key('matches')),
        Promise.all(['text', 'voice', 'video'].map((mode) => c.zRange(key(`queue:${mode}`), 0, -1))),
        c.zRange(key('index'), 0, -1),
        c.zRange(key('opening'), 0, -1),
        everythingHeld(c),
        c.zRange(key('deadlines'), 0, -1),
        c.hKeys(key('confirmed')),
      ]),
    );
  const seats = Object.values(tickets).map((json) => JSON.parse(json) as StoredSeat);
  const pairs = Object.values(matches).map((json) => JSON.parse(json) as StoredMatch);
  const talking = pairs.flatMap(({ seats }) => seats.map(({ userId }) => userId));
  const expectedHeld = [
    ...seats.map((seat) => [seat.nodeId, 't', seat.connectionId, seat.userId]),
    ...pairs.flatMap((match) =>
      match.seats
        .filter(({ awayUntil }) => awayUntil === undefined)
        .map((seat) => [seat.nodeId, 'm', match.matchId, seat.userId]),
    ),
  ].map((parts) => parts.join(separator));
  const waiting = Object.keys(tickets);
  const openedUsers = (kind: string) =>
    index
      .map((entry) => entry.split(separator))
      .flatMap((parts) => (parts[1]?.startsWith(kind) ? [parts.at(-1) ?? ''] : []));
  const closed = new Set(opening);

  return [
    ...differences('available', available, waiting),
    ...differences('queues', queued.flat(), waiting),
    ...differences('held', held, expectedHeld),
    ...differences(
      'confirmed',
      confirmed.filter((matchId) => !(matchId in matches)),
      [],
    ),
    ...differences('engaged', Object.keys(engaged), talking),
    ...differences(
      'open',
      openedUsers('o'),
      waiting.filter((userId) => !closed.has(userId)),
    ),
    ...differences(
      'interests',
      [...new Set(openedUsers('i'))],
      seats.flatMap(({ userId, interests }) => (interests === '' ? [] : [userId])),
    ),
    ...pairs.flatMap(({ matchId, seats: [a, b] }) => [
      ...(a.userId === b.userId ? [`${matchId}: ${a.userId} is matched with themselves`] : []),
      ...[a, b].flatMap(({ userId }) =>
        engaged[userId] === matchId ? [] : [`${userId} is not engaged in ${matchId}`],
      ),
      ...[a, b].flatMap(({ userId }) => (userId in tickets ? [`${userId} waits and is in ${matchId}`] : [])),
    ]),
    ...confirmed.flatMap((matchId) =>
      deadlines.includes(matchId) ? [] : [`${matchId} is proposed for ever`],
    ),
  ];
}

/** What each node holds, led by its id. */
async function everythingHeld(client: RedisClient): Promise<string[]> {
  const prefix = names.pool('held:');
  const keys = await client.keys(`${prefix}*`);
  const held = await Promise.all(
    keys.map(async (key) =>
      (await client.sMembers(key)).map((entry) => key.slice(prefix.length) + separator + entry),
    ),
  );
  return held.flat();
}

function differences(name: string, actual: string[], expected: string[]): string[] {
  const [has, should] = [actual.toSorted(), expected.toSorted()];
  return JSON.stringify(has) === JSON.stringify(should) ? [] : [`${name}: ${has} instead of ${should}`];
}
