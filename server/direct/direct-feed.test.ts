import pino from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { directAudience, pairOf } from '../conversations/audience.ts';
import type { Listener } from '../conversations/history.ts';
import { MemoryContacts } from '../memory/contacts.ts';
import { MemoryHistory } from '../memory/history.ts';
import { DirectFeed } from './direct-feed.ts';

const ttlMs = 3_600_000;

/** A history of which some entries go unheard. */
class HalfDeafHistory extends MemoryHistory {
  isDeaf = false;
  interrupted: () => void = () => {};

  override subscribe(hearer: string, listener: Listener): Promise<void> {
    return super.subscribe(hearer, (...heard) => {
      if (!this.isDeaf) listener(...heard);
    });
  }

  override onInterrupted(listener?: () => void): void {
    if (listener) this.interrupted = listener;
  }
}

let history: HalfDeafHistory;
let contacts: MemoryContacts;
let feed: DirectFeed;
let delivered: string[];

beforeEach(async () => {
  vi.useFakeTimers();
  history = new HalfDeafHistory({ audience: directAudience, ttlMs });
  contacts = new MemoryContacts({ ttlMs });
  delivered = [];
  feed = new DirectFeed({
    history,
    contacts,
    deliver: (userId, otherId, { draft: { text } }) => delivered.push(`${userId} with ${otherId}: ${text}`),
    log: pino({ level: 'silent' }),
  });
  await say('ben', 'ann', 'long ago');
  await vi.advanceTimersByTimeAsync(60_000);
  feed.hold('ann', 'tab');
});

afterEach(() => {
  vi.useRealTimers();
});

async function say(by: string, to: string, text: string): Promise<void> {
  const draft = { from: { id: by, name: by }, text, clientId: text };
  await history.append(pairOf(by, to), draft, { sender: null });
  for (const [userId, otherId] of [
    [by, to],
    [to, by],
  ] as const) {
    await contacts.touch(userId, otherId);
  }
  await vi.advanceTimersByTimeAsync(10);
}

it('delivers to those who are here, each naming the other, and to nobody else', async () => {
  await say('ben', 'ann', 'one');
  await say('ann', 'ben', 'two');
  await say('ben', 'cleo', 'three');
  expect(delivered).toEqual(['ann with ben: one', 'ann with ben: two']);
  feed.release('ann', 'tab');
  await say('ben', 'ann', 'four');
  expect(delivered).toHaveLength(2);
});

it('fetches what went unheard before it goes on, but nothing from before somebody came', async () => {
  history.isDeaf = true;
  await say('ben', 'ann', 'one');
  history.isDeaf = false;
  await say('ben', 'ann', 'two');
  await vi.advanceTimersByTimeAsync(100);
  expect(delivered).toEqual(['ann with ben: one', 'ann with ben: two']);
});

it('fetches it after an interruption, also from somebody not heard from before', async () => {
  history.isDeaf = true;
  await say('ben', 'ann', 'one');
  await say('cleo', 'ann', 'two');
  history.interrupted();
  await vi.advanceTimersByTimeAsync(100);
  expect(delivered.sort()).toEqual(['ann with ben: one', 'ann with cleo: two']);
});

it('notices within a minute what went unheard without any interruption', async () => {
  history.isDeaf = true;
  await say('cleo', 'ann', 'the last one');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(delivered).toEqual(['ann with cleo: the last one']);
});
