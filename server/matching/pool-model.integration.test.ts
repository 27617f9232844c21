import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { Mode } from '../../shared/events.ts';
import { names } from '../names.ts';
import type { RedisLink } from '../redis/link.ts';
import { auditPool } from '../testing/audit-pool.ts';
import { ownRedis } from '../testing/own-redis.ts';
import type { PoolEvent } from './pool.ts';
import { poolSettings, seat } from './pool-bench.ts';
import { RedisPool } from './redis-pool.ts';

const people = ['ann', 'ben', 'cleo', 'dan', 'eve', 'fay'];
const person = fc.constantFrom(...people);
const some = (values: string[]) => fc.subarray(values, { maxLength: 2 });
const step = fc.oneof(
  fc.record({
    kind: fc.constant('enter' as const),
    userId: person,
    tab: fc.constantFrom('1', '2'),
    mode: fc.constantFrom<Mode>('text', 'video'),
    interests: some(['chess', 'tea']),
    languages: some(['en', 'fr']),
  }),
  fc.record({
    kind: fc.constant('answer' as const),
    userId: person,
    isThere: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.constant(false)),
  }),
  fc.record({ kind: fc.constant('all answer' as const) }),
  fc.record({
    kind: fc.constantFrom('undo', 'withdraw', 'leave', 'suspend', 'resume', 'absent'),
    userId: person,
  }),
  fc.record({ kind: fc.constantFrom('block', 'unblock'), userId: person, other: person }),
  fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: 100, max: 16_000 }) }),
  fc.record({ kind: fc.constant('purge' as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What a person has been told: the model, in which nobody may be told of two matches at once. */
interface Told {
  tab: string;
  checked: string | undefined;
  matchId: string | undefined;
  /** The match that was left last. */
  leftId: string | undefined;
  /** The match to which the other wants to come back. */
  returned: string | undefined;
  peerId: string | undefined;
}

const redis = ownRedis();
let links: [RedisLink, RedisLink];

beforeAll(async () => {
  links = [redis.link, await redis.connect()];
});

class Model {
  readonly told = new Map<string, Told>(
    people.map((userId) => [
      userId,
      {
        tab: '1',
        checked: undefined,
        matchId: undefined,
        leftId: undefined,
        returned: undefined,
        peerId: undefined,
      },
    ]),
  );
  readonly settings = { ...poolSettings, now: 1_800_000_000_000 };
  readonly pools = links.map((link) => new RedisPool(link, this.settings));

  hear(event: PoolEvent): void {
    const person = this.of(event.userId);
    if (event.kind === 'check') person.checked = event.matchId;
    if (event.kind === 'returned') person.returned = event.matchId;
    if (event.kind === 'found') {
      expect(person.matchId, `${event.userId} is told of a second match`).toBeUndefined();
      expect(event.match.peer.id).not.toBe(event.userId);
      person.matchId = event.match.matchId;
      person.peerId = event.match.peer.id;
    }
    if (event.kind === 'ended' && person.matchId === event.matchId) person.matchId = undefined;
  }

  of(userId: string): Told {
    return this.told.get(userId) as Told;
  }

  async run(step: Step, pool: RedisPool): Promise<void> {
    if (step.kind === 'pass') {
      this.settings.now += step.ms;
      await pool.sweep();
    } else if (step.kind === 'purge') await pool.purge('n2');
    else if (step.kind === 'all answer') await this.allAnswer(pool);
    else if (step.kind === 'answer') await this.#answer(step.userId, step.isThere, pool);
    else if (step.kind === 'unblock') await pool.unblock(step.userId, step.other);
    else await this.#act(step, pool);
  }

  /** Says that all who were asked are still there. */
  async allAnswer(pool: RedisPool): Promise<void> {
    for (const userId of people) await this.#answer(userId, true, pool);
  }

  async #answer(userId: string, isThere: boolean, pool: RedisPool): Promise<void> {
    const person = this.of(userId);
    const { checked } = person;
    if (checked !== undefined)
      await (isThere ? pool.confirm(checked, userId) : pool.decline(checked, userId));
    if (person.returned !== undefined) await this.#haveBack(person, userId, isThere, pool);
  }

  async #haveBack(person: Told, userId: string, isWelcome: boolean, pool: RedisPool): Promise<void> {
    const matchId = person.returned ?? '';
    person.returned = undefined;
    const at = seat(userId, person.tab, userId === 'fay' ? 'n2' : 'n1');
    if (!isWelcome) await pool.leave(matchId, at);
    else if (person.matchId === undefined && (await pool.resume(matchId, at))) person.matchId = matchId;
  }

  async #undo(pool: RedisPool, at: ReturnType<typeof seat>, person: Told): Promise<void> {
    if (person.leftId === undefined || person.matchId !== undefined) return;
    const match = await pool.undoLeave(person.leftId, at);
    if (!match) return;
    person.matchId = match.matchId;
    person.peerId = match.peer.id;
  }

  async #act(step: Extract<Step, { userId: string }>, pool: RedisPool): Promise<void> {
    const person = this.of(step.userId);
    if ('tab' in step && person.matchId === undefined) person.tab = step.tab;
    const at = seat(step.userId, person.tab, step.userId === 'fay' ? 'n2' : 'n1');
    if (step.kind === 'enter') await pool.enter({ ...step, ...at, directRoute: false, search: 0 });
    else if ('other' in step) {
      if (person.peerId === step.other) person.matchId = undefined;
      await pool.block(at, step.other);
    } else await this.#inMatch(step.kind, pool, at, person);
  }

  async #inMatch(kind: string, pool: RedisPool, at: ReturnType<typeof seat>, person: Told): Promise<void> {
    const { matchId } = person;
    if (kind === 'withdraw') return pool.withdraw(at);
    if (kind === 'undo') return this.#undo(pool, at, person);
    if (matchId === undefined) return;
    if (kind === 'leave') {
      person.leftId = matchId;
      person.matchId = undefined;
      await pool.leave(matchId, at);
    } else if (kind === 'absent') {
      person.matchId = undefined;
      await pool.absent(matchId, at);
    } else if (kind === 'suspend') await pool.suspend(matchId, at);
    else if ((await pool.resume(matchId, at)) === undefined) person.matchId = undefined;
  }
}

it('holds its promises under any interleaving of what people, nodes and time do', {
  timeout: 120_000,
}, async () => {
  const [first, second] = links;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 40 }),
      async (rounds) => {
        await redis.empty();
        const model = new Model();
        const faults: unknown[] = [];
        const hear = (json: string) => {
          try {
            for (const event of JSON.parse(json)) model.hear(event);
          } catch (error) {
            faults.push(error);
          }
        };
        await first.subscribe(names.nodeChannel('n1'), hear);
        await first.subscribe(names.nodeChannel('n2'), hear);
        for (const round of rounds) {
          await Promise.all(round.map((each, place) => model.run(each, model.pools[place % 2] as RedisPool)));
          await heard(first, second);
          expect(faults).toEqual([]);
          expect(await auditPool(first)).toEqual([]);
        }
        await settle(model, first, second);
        expect(await waitingInVain(first)).toEqual([]);
        expect(await auditPool(first)).toEqual([]);
      },
    ),
    { numRuns: Number(process.env.FC_RUNS ?? 60) },
  );
});

/** Resolves once all that was published so far has been heard. */
async function heard(subscriber: RedisLink, publisher: RedisLink): Promise<void> {
  const mark = Promise.withResolvers<void>();
  await subscriber.subscribe('mark', () => mark.resolve());
  await publisher.publish('mark', '');
  await mark.promise;
}

/** Everybody answers from now on, and time passes. */
async function settle(model: Model, first: RedisLink, second: RedisLink): Promise<void> {
  for (let round = 0; round < 20; round++) {
    model.settings.now += 16_000;
    await first.call((client) => client.del(names.pool('swept')));
    await model.pools[0]?.sweep();
    await heard(first, second);
    await model.allAnswer(model.pools[1] as RedisPool);
    await heard(first, second);
  }
}

/** Pairs of people who wait although they fit: nobody is left over. */
async function waitingInVain(link: RedisLink): Promise<string[]> {
  const tickets = await link.call((client) => client.hVals(names.pool('tickets')));
  const blocks = await link.call((client) =>
    Promise.all(
      people.map(async (userId) => {
        const blockedIds = await client.zRange(names.pool(`blocks:${userId}`), 0, -1);
        return blockedIds.map((blockedId) => `${userId}>${blockedId}`);
      }),
    ).then((each) => each.flat()),
  );
  const waiting = tickets.map((json) => JSON.parse(json));
  const speak = (a: string, b: string) =>
    a === '' || b === '' || a.split('\u001f').some((each) => b.split('\u001f').includes(each));
  return waiting.flatMap((a, place) =>
    waiting.slice(place + 1).flatMap((b) => {
      const isBlocked =
        blocks.includes(`${a.userId}>${b.userId}`) || blocks.includes(`${b.userId}>${a.userId}`);
      const fit = a.mode === b.mode && speak(a.languages, b.languages) && !isBlocked;
      return fit ? [`${a.userId} and ${b.userId}`] : [];
    }),
  );
}
