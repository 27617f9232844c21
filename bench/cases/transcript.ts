import type { Browser, Page } from '@playwright/test';
import { Person } from '../../e2e/person.ts';
import { newCase } from '../case.ts';
import { ask } from '../client.ts';
import { enter, urlOf } from '../enter.ts';
import { ascending, percentile } from '../order.ts';
import { ours } from '../recipe.ts';
import type { System } from '../system.ts';
import { withBrowser } from '../with-browser.ts';

const messages = 10_000;
const room = 'transcript';
const frameMs = 1000 / 60;

interface Scrolled {
  /** Milliseconds from frame to frame. */
  frames: number[];
  heapMb: number;
}

const title = `a transcript of ${messages.toLocaleString('en')} messages is scrolled`;
const common = { better: 'lower', title } as const;

/** A long room that is read to its beginning, in a real browser. */
export const transcript = newCase({
  name: 'transcript',
  mostRounds: 1,
  figures: [
    { name: 'transcript-frames', goal: 1.1, unit: 'of 1/60 s from frame to frame, p99', ...common },
    { name: 'transcript-heap', goal: 120, unit: 'MB of heap at the end', ...common },
  ],
  systems: { ours: ours(1) },
  async open({ ours }, { build }) {
    await build();
    await fill(ours);
    return {
      async measure() {
        const { frames, heapMb } = await withBrowser((browser) =>
          readToTheBeginning(browser, urlOf(ours, 0)),
        );
        const sorted = ascending(frames);
        return {
          ratios: { 'transcript-frames': percentile(sorted, 0.99) / frameMs, 'transcript-heap': heapMb },
          further: {
            frames: frames.length,
            'p50 ms': percentile(sorted, 0.5),
            'p99 ms': percentile(sorted, 0.99),
            'longest ms': percentile(sorted, 1),
          },
        };
      },
    };
  },
});

async function fill(system: System): Promise<void> {
  const client = await enter(system);
  await ask(client, 'join_room', { room });
  for (let sent = 0; sent < messages; sent += 100) {
    const hundred = Array.from({ length: 100 }, (_, place) => `${sent + place}`);
    await Promise.all(
      hundred.map((clientId) => ask(client, 'chat_message', { room, text: `message ${clientId}`, clientId })),
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

/** Runs in the page: 120 pixels a frame, until the message is there. */
async function scrollUp(log: Element, first: string): Promise<number[]> {
  const frames: number[] = [];
  const until = performance.now() + 120_000;
  let last = performance.now();
  const isThere = () => log.querySelector('li')?.textContent?.includes(first) && log.scrollTop === 0;
  for (let frame = 0; frame % 30 !== 0 || !isThere(); frame++) {
    const now = await new Promise<number>(requestAnimationFrame);
    frames.push(now - last);
    last = now;
    log.scrollBy(0, -120);
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
