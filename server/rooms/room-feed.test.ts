import pino from 'pino';
import { beforeEach, expect, it, vi } from 'vitest';
import { roomAudience } from '../conversations/audience.ts';
import { draftJson, Entry } from '../conversations/entry.ts';
import type { Listener, Page, Range } from '../conversations/history.ts';
import { MemoryHistory } from '../memory/history.ts';
import { RedisUnavailable } from '../redis/redis-unavailable.ts';
import { RoomFeed } from './room-feed.ts';

/** A history whose entries are heard only when a test says so. */
class DeafHistory extends MemoryHistory {
  listener: Listener | undefined;
  interrupted: () => void = () => {};
  isAway = false;
  reads = 0;
  subscriptions: string[] = [];

  override async subscribe(room: string, listener: Listener): Promise<void> {
    this.subscriptions.push(`subscribe ${room}`);
    this.listener = listener;
  }

  override async unsubscribe(room: string): Promise<void> {
    this.subscriptions.push(`unsubscribe ${room}`);
  }

  override onInterrupted(listener?: () => void): void {
    if (listener) this.interrupted = listener;
  }

  override async read(room: string, range: Range): Promise<Page> {
    this.reads += 1;
    if (this.isAway) throw new RedisUnavailable('away');
    return super.read(room, range);
  }

  async say(text: string): Promise<Entry> {
    return (await this.append('room', draftOf(text), { sender: null })).entry;
  }
}

function draftOf(text: string) {
  return { from: { id: 'ann', name: 'Ann' }, text, clientId: text };
}

let history: DeafHistory;
let delivered: string[];
let feed: RoomFeed;

beforeEach(async () => {
  history = new DeafHistory({ audience: roomAudience, ttlMs: 3_600_000 });
  delivered = [];
  feed = new RoomFeed({
    history,
    deliver: (_room, { draft: { text } }, sender) =>
      delivered.push(sender === null ? text : `${text} from ${sender}`),
    log: pino({ level: 'silent' }),
  });
  const last = await history.say('before');
  await feed.hold('room', 'c1');
  feed.reached('room', last.id);
});

function hear(entry: Entry, sender: string | null): void {
  history.listener?.('room', entry, sender);
}

it('delivers what it hears, in order, with who sent it', async () => {
  hear(await history.say('one'), 'c1');
  hear(await history.say('two'), null);
  expect(delivered).toEqual(['one from c1', 'two']);
  expect(history.reads).toBe(0);
});

it('delivers nothing twice', async () => {
  const one = await history.say('one');
  const two = await history.say('two');
  for (const entry of [one, two, one, two]) hear(entry, null);
  expect(delivered).toEqual(['one', 'two']);
});

it('fetches what it has missed before it goes on', async () => {
  await history.say('one');
  await history.say('two');
  hear(await history.say('three'), 'c1');
  await expect.poll(() => delivered).toEqual(['one', 'two', 'three']);
  hear(await history.say('four'), null);
  expect(delivered.at(-1)).toBe('four');
});

it('fetches more than one page of it', async () => {
  for (let index = 0; index < 250; index++) await history.say(`${index}`);
  hear(await history.say('last'), null);
  await expect.poll(() => delivered).toHaveLength(251);
  expect(delivered.at(-1)).toBe('last');
});

it('fetches the last ones too, after an interruption', async () => {
  await history.say('one');
  history.interrupted();
  await expect.poll(() => delivered).toEqual(['one']);
});

it('finds the last ones by itself, where nothing tells that they were missed', async () => {
  await history.say('lost on the way');
  await expect.poll(() => delivered, { timeout: 8000 }).toEqual(['lost on the way']);
});

it('lets what is on its way come, rather than fetch it', async () => {
  const entry = await history.say('slow');
  const { reads } = history;
  await expect.poll(() => history.reads, { timeout: 8000, interval: 5 }).toBe(reads + 1);
  hear(entry, 'c2');
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect([delivered, history.reads]).toEqual([['slow from c2'], reads + 1]);
});

it('goes on trying where what it missed cannot be fetched yet', async () => {
  vi.useFakeTimers();
  history.isAway = true;
  await history.say('one');
  hear(await history.say('two'), null);
  await vi.advanceTimersByTimeAsync(1500);
  expect(delivered).toEqual([]);
  history.isAway = false;
  await vi.advanceTimersByTimeAsync(1500);
  vi.useRealTimers();
  expect(delivered).toEqual(['one', 'two']);
});

it('goes on with the history when that has lost its end', async () => {
  hear(await history.say('one'), null);
  const lost = { entries: [], hasMore: false, gap: true, lastId: 40 };
  vi.spyOn(history, 'read').mockResolvedValue(lost);
  history.interrupted();
  await expect.poll(() => vi.mocked(history.read).mock.calls.length).toBe(2);
  hear(new Entry(50, 40, draftJson(draftOf('under an id from before'))), null);
  expect(delivered).toEqual(['one', 'under an id from before']);
});

it('does not wait for ever for an entry that is not in the history', async () => {
  const entry = await history.say('one');
  hear(new Entry(entry.id + 10, entry.id + 5, draftJson(draftOf('lost on the way'))), null);
  await expect.poll(() => delivered).toEqual(['one']);
  hear(new Entry(entry.id + 20, entry.id + 10, draftJson(draftOf('next'))), null);
  expect(delivered).toEqual(['one', 'next']);
});

it('hears a room as long as somebody holds it, and again later', async () => {
  await feed.hold('room', 'c2');
  await feed.hold('room', 'c2');
  feed.release('room', 'c1');
  feed.release('room', 'c1');
  expect(history.subscriptions).toEqual(['subscribe room']);
  feed.release('room', 'c2');
  await feed.hold('room', 'c3');
  expect(history.subscriptions).toEqual(['subscribe room', 'unsubscribe room', 'subscribe room']);
});
