import { ErrorReply } from 'redis';
import type { Mode, User } from '../../shared/events.ts';
import { names } from '../names.ts';
import { GroupCommit } from '../redis/group-commit.ts';
import { failureOf, type RedisLink } from '../redis/link.ts';
import { readScript } from '../redis/script.ts';
import type { Block, Held, Pool, PoolMatch, PoolSettings, Seat, SeatRef, Seeker } from './pool.ts';
import { readPoolMatch } from './read-pool-event.ts';

const operations = {
  enter: 'enter',
  withdraw: 'withdraw',
  confirm: 'confirm',
  decline: 'decline',
  absent: 'absent',
  leave: 'leave',
  undoLeave: 'undo-leave',
  block: 'block',
  suspend: 'suspend',
  resume: 'resume',
  sweep: 'sweep',
  purge: 'purge',
  restore: 'restore',
};
const files = ['pool', 'tickets', 'pairing', 'matches', ...Object.values(operations), 'turn'];
const script = readScript(...files.map((name) => new URL(`./${name}.lua`, import.meta.url)));

/** All that the script touches whatever is asked for, in the order in which pool.lua names it. */
export const poolKeys = [
  names.available,
  ...['tickets', 'engaged', 'matches', 'queue:text', 'queue:voice', 'queue:video', 'index', 'opening'],
  ...['deadlines', 'confirmed', 'recent', 'counter', 'swept'],
].map((key, place) => (place === 0 ? key : names.pool(key)));

/** While they are done, Redis serves nobody else. */
const mostAtOnce = 100;

type Operation = [name: keyof typeof operations, request: object];

/** What became of an operation: its answer, or what went wrong. */
type Outcome = string | number | [error: string];

/** What is kept of a match once it is over: pool.lua writes it. */
const former = (matchId: string) => names.pool(`former:${matchId}`);

/** What the pool holds for a node: tickets.lua and pairing.lua write it. */
const heldBy = (nodeId: string) => names.pool(`held:${nodeId}`);

/** Whom a person has blocked, by when: pairing.lua reads it. */
const blocksOf = (userId: string) => names.pool(`blocks:${userId}`);

interface KeptMatch {
  seats: { userId: string; name: string }[];
}

const separator = '\u001f';
const join = (list: string[]) => list.join(separator);

/**
 * The pool in Redis, in Redis's own time. What is asked for in one turn is one script; what it tells a node is one
 * message on the channel of that node.
 */
export class RedisPool implements Pool {
  readonly #link: RedisLink;
  readonly #settings: PoolSettings & { now?: number };
  readonly #asked: GroupCommit<Operation, Outcome>;

  /** `now` replaces Redis's time, in milliseconds; for tests. */
  constructor(link: RedisLink, settings: PoolSettings & { now?: number }) {
    this.#link = link;
    this.#settings = settings;
    this.#asked = new GroupCommit({ commit: (asked) => this.#ask(asked), mostAtOnce });
  }

  enter(seeker: Seeker): Promise<'waiting' | 'matched' | 'busy'> {
    const { interests, languages } = seeker;
    return this.#run('enter', { ...seeker, interests: join(interests), languages: join(languages) });
  }

  async withdraw({ userId, connectionId }: SeatRef): Promise<void> {
    await this.#run('withdraw', { userId, connectionId });
  }

  async confirm(matchId: string, userId: string): Promise<void> {
    await this.#run('confirm', { matchId, userId });
  }

  async decline(matchId: string, userId: string): Promise<void> {
    await this.#run('decline', { matchId, userId });
  }

  async absent(matchId: string, { userId, connectionId }: SeatRef): Promise<void> {
    await this.#run('absent', { matchId, userId, connectionId });
  }

  async leave(matchId: string, { userId, connectionId }: SeatRef): Promise<boolean> {
    return (await this.#run<number>('leave', { matchId, userId, connectionId })) === 1;
  }

  async undoLeave(matchId: string, seat: Seat): Promise<PoolMatch | undefined> {
    return readMatch(await this.#run('undoLeave', { matchId, seat }));
  }

  /** In this order, since the one takes the place of the other. */
  async partner(matchId: string, userId: string): Promise<User | undefined> {
    const [known, over, isProposed] = await this.#link.call((client) =>
      Promise.all([
        client.hGet(names.pool('matches'), matchId),
        client.get(former(matchId)),
        client.hExists(names.pool('confirmed'), matchId),
      ]),
    );
    const json = known ?? over;
    if (json === null || isProposed === 1) return undefined;
    const { seats } = JSON.parse(json) as KeptMatch;
    const other = seats.find((seat) => seat.userId !== userId);
    return other && seats.some((seat) => seat.userId === userId)
      ? { id: other.userId, name: other.name }
      : undefined;
  }

  async suspend(matchId: string, { userId, connectionId }: SeatRef): Promise<void> {
    await this.#run('suspend', { matchId, userId, connectionId });
  }

  async resume(matchId: string | undefined, seat: Seat): Promise<PoolMatch | undefined> {
    return readMatch(await this.#run('resume', { matchId, seat }));
  }

  async block({ userId, connectionId }: SeatRef, blockedId: string): Promise<void> {
    await this.#run('block', { userId, connectionId, blockedId });
  }

  async unblock(userId: string, blockedId: string): Promise<void> {
    await this.#link.call((client) => client.zRem(blocksOf(userId), blockedId));
  }

  async unblockAll(userId: string): Promise<void> {
    await this.#link.call((client) => client.del(blocksOf(userId)));
  }

  async keepBlocks(userId: string): Promise<void> {
    await this.#link.call((client) => client.pExpire(blocksOf(userId), this.#settings.blocksKeptMs));
  }

  async blockedBy(userId: string, most: number): Promise<Block[]> {
    const range = { REV: true } as const;
    const found = await this.#link.call((client) =>
      client.zRangeWithScores(blocksOf(userId), 0, most - 1, range),
    );
    return found.map(({ value, score }) => ({ userId: value, blockedAt: new Date(score) }));
  }

  async haveBlocked(pairs: readonly (readonly [string, string])[]): Promise<boolean[]> {
    if (pairs.length === 0) return [];
    const since = await this.#link.call((client) =>
      Promise.all(pairs.map(([userId, blockedId]) => client.zScore(blocksOf(userId), blockedId))),
    );
    return since.map((score) => score !== null);
  }

  async sweep(): Promise<void> {
    await this.#run('sweep', {});
  }

  async purge(nodeId: string): Promise<void> {
    await this.#run('purge', { nodeId });
  }

  async held(nodeId: string): Promise<Held> {
    const entries = await this.#link.call((client) => client.sMembers(heldBy(nodeId)));
    const parts = entries.map((entry) => entry.split(separator));
    return {
      waiting: parts.flatMap(([kind, connectionId, userId]) =>
        kind === 't' && connectionId && userId ? [{ connectionId, userId }] : [],
      ),
      matches: parts.flatMap(([kind, matchId, userId]) =>
        kind === 'm' && matchId && userId ? [{ matchId, userId }] : [],
      ),
    };
  }

  async restore(match: PoolMatch, seat: Seat): Promise<void> {
    await this.#run('restore', { match: { ...match, commonInterests: join(match.commonInterests) }, seat });
  }

  async waiting(): Promise<Record<Mode, number>> {
    const count = (mode: Mode) => this.#link.call((client) => client.zCard(names.pool(`queue:${mode}`)));
    const [text, voice, video] = await Promise.all([count('text'), count('voice'), count('video')]);
    return { text, voice, video };
  }

  async #run<Answer = string>(...operation: Operation): Promise<Answer> {
    const outcome = await this.#asked.add(operation);
    if (Array.isArray(outcome)) throw failureOf(new ErrorReply(outcome[0]));
    return outcome as Answer;
  }

  #ask(asked: Operation[]): Promise<Outcome[]> {
    return this.#link.run(script, poolKeys, [JSON.stringify(this.#settings), JSON.stringify(asked)]);
  }
}

function readMatch(json: string): PoolMatch | undefined {
  return json === '' ? undefined : readPoolMatch(JSON.parse(json));
}
