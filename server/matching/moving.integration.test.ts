import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../shared/events.ts';
import { match, type Person } from '../testing/person.ts';
import { type StartedApps, startApps } from '../testing/start-apps.ts';

let apps: StartedApps;

describe.each([
  ['one node in memory', 0],
  ['three nodes', 3],
])('someone who goes on talking from another connection, on %s,', (_, nodes) => {
  beforeEach(async () => {
    apps = await startApps(nodes);
  });
  afterEach(() => apps.close());

  async function talking() {
    const [ann, ben] = [await apps.connect(0), await apps.connect(1)];
    const [{ matchId }] = await match(ann, ben);
    return { ann, ben, matchId };
  }

  it('is answered with the first message when they send one again', async () => {
    const { ann, ben, matchId } = await talking();
    const words = { matchId, text: 'hello', clientId: 'c1' };
    const { message } = await ann.do('chat_message', words);
    await ben.next('chat_message');
    await ann.lose();
    const back = await apps.connect(2, { auth: { token: ann.session.token } });
    await back.do('resume_match', { matchId });
    const again = await back.do('chat_message', { ...words, text: 'another' });
    expect(again).toEqual({ ok: true, message, duplicate: true });
    const next = await back.do('chat_message', { ...words, clientId: 'c2' });
    expect(next.message.id).toBeGreaterThan(message.id);
    expect(await ben.next('chat_message')).toEqual(next.message);
  });

  it('is told what the other wrote since', async () => {
    const { ann, ben, matchId } = await talking();
    const write = (clientId: string) => ann.do('chat_message', { matchId, text: clientId, clientId });
    const { message: first } = await write('c1');
    await ben.next('chat_message');
    await ben.lose();
    await ann.next('peer_reconnecting');
    const { message: second } = await write('c2');
    const back = await apps.connect(2, { auth: { token: ben.session.token } });
    expect((await back.do('resume_match', { matchId })).messages).toEqual([]);
    expect(await back.next('chat_message')).toEqual(second);
    const again = await back.do('resume_match', { matchId, after: first.id });
    expect(again.messages).toEqual([second]);
    expect((await back.do('resume_match', { matchId, after: 0 })).messages).toEqual([first, second]);
  });

  it('loses nothing and hears all in order, however often both move', { timeout: 60_000 }, async () => {
    const { ann, ben, matchId } = await talking();
    const pair = [new Mover(ann, matchId), new Mover(ben, matchId)] as const;
    for (let round = 0; round < 24; round++) {
      await Promise.all([...pair.map((mover) => mover.write(6)), pair[round % 2]?.move(round)]);
    }
    await Promise.all(pair.map((mover) => mover.write(1)));
    for (const mover of pair) await mover.catchUp();
    const [a, b] = pair;
    expect(b.read()).toEqual(a.written);
    expect(a.read()).toEqual(b.written);
  });
});

/** A person who writes all the time, and goes on from one connection to the next. */
class Mover {
  readonly written: string[] = [];
  readonly #matchId: string;
  readonly #heard = new Map<string, Message>();
  readonly #arrived: string[] = [];
  #person: Person;

  constructor(person: Person, matchId: string) {
    this.#person = person;
    this.#matchId = matchId;
  }

  /** In the order of the ids, which must be that of arrival for what came as an event. */
  read(): string[] {
    const all = [...this.#heard.values()].sort((a, b) => a.id - b.id).map(({ clientId }) => clientId);
    const live = new Set(this.#arrived);
    expect([...live]).toEqual(all.filter((clientId) => live.has(clientId)));
    return all;
  }

  /** Sends each until it is acknowledged, under one client id, from whichever connection there is. */
  async write(messages: number): Promise<void> {
    for (let each = 0; each < messages; each++) {
      const clientId = `${this.written.length}`;
      for (;;) {
        if (await this.#send(clientId)) break;
        await nextTurn();
      }
      this.written.push(clientId);
    }
  }

  /** False when the connection was lost before there was an answer. */
  async #send(clientId: string): Promise<boolean> {
    if (!this.#person.socket.connected) return false;
    const words = { matchId: this.#matchId, text: clientId, clientId };
    const answer = await this.#person.ask('chat_message', words).catch(() => undefined);
    return answer?.ok === true;
  }

  /** At times the old connection is lost first, at times it is still there when the new one takes over. */
  async move(round: number): Promise<void> {
    const old = this.#person;
    const isLost = round % 3 > 0;
    if (isLost) await old.lose();
    const next = await apps.connect(round, { auth: { token: old.session.token } });
    this.#person = next;
    await this.catchUp(old);
    if (!isLost) old.close();
  }

  async catchUp(old = this.#person): Promise<void> {
    this.#collect(old);
    const after = Math.max(0, ...[...this.#heard.values()].map(({ id }) => id));
    const { messages } = await this.#person.do('resume_match', { matchId: this.#matchId, after });
    this.#collect(old);
    this.#collect(this.#person);
    for (const message of messages) this.#heard.set(message.clientId, message);
  }

  #collect(person: Person): void {
    for (const { event, payload } of person.heard.splice(0)) {
      if (event !== 'chat_message') continue;
      const message = payload as Message;
      this.#arrived.push(message.clientId);
      this.#heard.set(message.clientId, message);
    }
  }
}
