import { setTimeout as delay } from 'node:timers/promises';
import { type Browser, chromium, type Page } from '@playwright/test';
import { Person } from '../../e2e/person.ts';
import { requireProgram } from '../../ops/local/require-program.ts';
import { buildClient } from '../../scripts/build-client.ts';
import { type Case, percentile, summarize } from '../case.ts';
import { slice } from '../slice.ts';
import { startOurs } from '../system.ts';
import { WireClient } from '../wire-client.ts';

const messages = 10_000;
const room = 'long';
const frameMs = 1000 / 60;
const restMs = 2000;

interface Scrolled {
  /** Milliseconds from frame to frame. */
  frames: number[];
  heapMb: number;
}

/** A long room that is read to its beginning, in a real browser. */
export const transcript: Case = {
  name: 'transcript',
  title: `a transcript of ${messages.toLocaleString('en')} messages is scrolled`,
  isQuick: false,
  async run() {
    await buildClient();
    const ours = await startOurs(1);
    const browser = await chromium.launch({ executablePath: requireProgram('chromium-headless-shell') });
    try {
      const url = ours.urls[0] ?? '';
      await fill(url);
      // Looked at before: the browser itself would count as a stranger.
      const { foreignCores } = await slice(ours, () => delay(restMs, 1));
      const scrolled = await readToTheBeginning(browser, url);
      const frames = scrolled.frames.toSorted((a, b) => a - b);
      const detail = {
        frames: `${frames.length}`,
        'p50 / p99 / longest ms': [0.5, 0.99, 1]
          .map((part) => percentile(frames, part).toFixed(1))
          .join(' / '),
      };
      const { title } = transcript;
      const pace = {
        name: 'transcript-frames',
        title,
        goal: 1.1,
        unit: 'of 1/60 s from frame to frame, p99',
      };
      const heap = { name: 'transcript-heap', title, goal: 120, unit: 'MB of heap at the end' };
      const slowest = { ratio: percentile(frames, 0.99) / frameMs, foreignCores };
      return [
        summarize({ ...pace, better: 'lower' }, [slowest], detail),
        summarize({ ...heap, better: 'lower' }, [{ ratio: scrolled.heapMb, foreignCores }], {}),
      ];
    } finally {
      await browser.close();
      await ours.close();
    }
  },
};

async function fill(url: string): Promise<void> {
  const client = await WireClient.open(url);
  await client.ask('join_room', { room });
  for (let sent = 0; sent < messages; sent += 100) {
    const hundred = Array.from({ length: 100 }, (_, place) => `${sent + place}`);
    await Promise.all(
      hundred.map((clientId) => client.ask('chat_message', { room, text: `message ${clientId}`, clientId })),
    );
  }
  client.close();
}

async function readToTheBeginning(browser: Browser, baseURL: string): Promise<Scrolled> {
  const context = await browser.newContext({ baseURL });
  const person = new Person(await context.newPage());
  await person.enterRoom(room);
  await person.expectNewest(`message ${messages - 1}`);
  const frames = await person.transcript.evaluate(scrollUp, 'message 0');
  const heapMb = await heapOf(person.page);
  await context.close();
  return { frames, heapMb };
}

/** Runs in the page: 60 pixels a frame, until the message is there. */
async function scrollUp(log: Element, first: string): Promise<number[]> {
  const frames: number[] = [];
  const until = performance.now() + 120_000;
  let last = performance.now();
  const isThere = () => log.querySelector('li')?.textContent?.includes(first) && log.scrollTop === 0;
  for (let frame = 0; frame % 30 !== 0 || !isThere(); frame++) {
    const now = await new Promise<number>(requestAnimationFrame);
    frames.push(now - last);
    last = now;
    log.scrollBy(0, -60);
    if (now > until) throw new Error(`${log.querySelector('li')?.textContent} is as far as one came.`);
  }
  return frames;
}

async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}
