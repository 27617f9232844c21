import type { PoolEvent, Seat } from '../server/matching/pool.ts';
import type { Agenda } from './agenda.ts';
import type { Census } from './census.ts';
import { type ClockedPool, nodeId } from './clocked-pool.ts';
import type { Draw } from './draw.ts';
import { type Character, staysFor } from './people.ts';

const answerWithinMs = 1500;

/** Somebody who is here, and what they do. */
interface Somebody {
  who: Character;
  seat: Seat;
  /** Counts searches and talks, so that what was planned in one is not done in the next. */
  chapter: number;
  searchingSinceMs: number | undefined;
  matchId: string | undefined;
}

interface CrowdOptions {
  clock: ClockedPool;
  agenda: Agenda;
  draw: Draw;
  census: Census;
}

/** The people of a simulation: they come, search, answer, talk, press Next, block, lose their connection, and go. */
export class Crowd {
  readonly #clock: ClockedPool;
  readonly #agenda: Agenda;
  readonly #draw: Draw;
  readonly #census: Census;
  readonly #here = new Map<string, Somebody>();

  constructor({ clock, agenda, draw, census }: CrowdOptions) {
    this.#clock = clock;
    this.#agenda = agenda;
    this.#draw = draw;
    this.#census = census;
  }

  get searching(): number {
    return this.#here
      .values()
      .reduce((sum, { searchingSinceMs }) => sum + (searchingSinceMs === undefined ? 0 : 1), 0);
  }

  get oldestSearchMs(): number {
    const since = this.#here.values().map(({ searchingSinceMs }) => searchingSinceMs ?? this.#now);
    return this.#now - since.reduce((oldest, each) => Math.min(oldest, each), this.#now);
  }

  arrive(who: Character): Promise<void> {
    const { userId } = who;
    const seat = { userId, name: `Guest ${userId}`, nodeId, connectionId: `c-${userId}` };
    const person = { who, seat, chapter: 0, searchingSinceMs: undefined, matchId: undefined };
    this.#here.set(userId, person);
    return this.#search(person);
  }

  /** Everybody goes at once. */
  async disperse(): Promise<void> {
    await Promise.all([...this.#here.values()].map((person) => this.#go(person)));
  }

  hear(event: PoolEvent): void {
    const person = this.#here.get(event.userId);
    if (event.kind === 'check') this.#check(event.matchId, event.userId, person);
    else if (!person) this.#tellAbsent(event);
    else if (event.kind === 'found') this.#found(person, event.match.matchId);
    else if (event.kind === 'ended' && person.matchId === event.matchId)
      this.#ended(person, event.isSearching);
    else if (event.kind === 'dropped' && person.matchId === undefined) this.#here.delete(event.userId);
  }

  get #now(): number {
    return this.#clock.elapsedMs;
  }

  /** Does something later, unless the person has gone on to something else. */
  #later(person: Somebody, delayMs: number, action: () => Promise<unknown>): void {
    const { chapter } = person;
    this.#agenda.at(this.#now + delayMs, async () => {
      if (person.chapter === chapter && this.#here.has(person.who.userId)) await action();
    });
  }

  #await(person: Somebody): void {
    person.chapter++;
    person.matchId = undefined;
    person.searchingSinceMs = this.#now;
    this.#later(person, person.who.patienceMs, () => this.#giveUp(person));
  }

  async #search(person: Somebody): Promise<void> {
    const { who, seat } = person;
    this.#await(person);
    await this.#clock.pool.enter({ ...seat, ...who, directRoute: false, search: person.chapter });
  }

  async #giveUp(person: Somebody): Promise<void> {
    this.#census.gaveUp++;
    await this.#go(person);
  }

  /** Most answer at once; who has vanished does not. */
  #check(matchId: string, userId: string, person: Somebody | undefined): void {
    const { pool } = this.#clock;
    const isThere = person !== undefined && !this.#draw.chance(0.01);
    const delayMs = isThere ? this.#draw.between(30, 400) : answerWithinMs;
    this.#agenda.at(this.#now + delayMs, () =>
      isThere ? pool.confirm(matchId, userId) : pool.decline(matchId, userId),
    );
  }

  /** As a node does for a connection that it does not have any more. */
  #tellAbsent(event: PoolEvent): void {
    const { pool } = this.#clock;
    if (event.kind === 'found') this.#agenda.at(this.#now, () => pool.absent(event.match.matchId, event));
    if (event.kind === 'ended' && event.isSearching) this.#agenda.at(this.#now, () => pool.withdraw(event));
  }

  /** The pool has taken those up again whose partner could not be told. */
  #ended(person: Somebody, isSearching: boolean): void {
    if (isSearching) this.#await(person);
    else this.#parted(person);
  }

  #found(person: Somebody, matchId: string): void {
    const { who, searchingSinceMs = this.#now } = person;
    this.#census.found(who.groups, this.#now - searchingSinceMs);
    person.chapter++;
    person.searchingSinceMs = undefined;
    person.matchId = matchId;
    const stayMs = staysFor(who, this.#draw);
    if (this.#draw.chance(0.02))
      this.#later(person, this.#draw.between(0, stayMs), () => this.#lose(person, matchId));
    this.#later(person, stayMs, () => this.#leave(person, matchId));
  }

  async #leave(person: Somebody, matchId: string): Promise<void> {
    const { pool } = this.#clock;
    if (this.#draw.chance(0.01)) await pool.block(person.seat, await this.#partnerOf(person, matchId));
    await pool.leave(matchId, person.seat);
    this.#parted(person);
  }

  async #partnerOf({ who }: Somebody, matchId: string): Promise<string> {
    return (await this.#clock.pool.partner(matchId, who.userId))?.id ?? '';
  }

  /** Half of those whose connection is lost come back in time. */
  async #lose(person: Somebody, matchId: string): Promise<void> {
    const { pool } = this.#clock;
    await pool.suspend(matchId, person.seat);
    if (this.#draw.chance(0.5)) this.#later(person, 5000, () => pool.resume(matchId, person.seat));
    else this.#here.delete(person.who.userId);
  }

  /** A third search on, after a moment. */
  #parted(person: Somebody): void {
    person.chapter++;
    person.matchId = undefined;
    if (!this.#draw.chance(person.who.isRestless ? 0.5 : 0.25)) this.#here.delete(person.who.userId);
    else this.#later(person, this.#draw.between(300, 4000), () => this.#search(person));
  }

  async #go({ who, seat, matchId }: Somebody): Promise<void> {
    this.#here.delete(who.userId);
    if (matchId === undefined) await this.#clock.pool.withdraw(seat);
    else await this.#clock.pool.leave(matchId, seat);
  }
}
