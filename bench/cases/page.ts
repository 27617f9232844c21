import { type Browser, devices, type Page } from '@playwright/test';
import { tasksDuring } from '../../e2e/main-thread.ts';
import { Person } from '../../e2e/person.ts';
import { newCase, small } from '../case.ts';
import { ask, type Client } from '../client.ts';
import { enter, urlOf } from '../enter.ts';
import { ours } from '../recipe.ts';
import { withBrowser } from '../with-browser.ts';

/** As slow as a phone of the middle class, and its network ("slow 4G"). */
const slowdown = 4;
const network = {
  offline: false,
  latency: 150,
  downloadThroughput: 1.6e6 / 8,
  uploadThroughput: 0.75e6 / 8,
};

/** The budgets of the page that a build cannot weigh: from the landing to the first message, on a phone. */
export const page = newCase({
  name: 'page',
  mostRounds: 3,
  figures: [
    small('page-lcp', 'landing on a slow phone, its largest part is there', 1.8, 's'),
    small('page-ready', 'landing on a slow phone, Start reacts', 2, 's'),
    small('page-shift', 'landing on a slow phone, what moves by itself', 0.02, 'of the layout'),
    small('page-found', 'from Start to the stranger who waits', 300, 'ms'),
    small('page-task', 'longest task from Start to the first message', 50, 'ms of CPU'),
  ],
  systems: { ours: ours(1) },
  async open({ ours }, { build }) {
    await build();
    return {
      measure: () =>
        withBrowser(async (browser) => {
          const phone = await visit(browser, urlOf(ours, 0), await waiting(ours), true);
          const desk = await visit(browser, urlOf(ours, 0), await waiting(ours), false);
          return {
            ratios: {
              'page-lcp': phone.lcpMs / 1000,
              'page-ready': phone.readyMs / 1000,
              'page-shift': phone.shift,
              'page-found': desk.foundMs,
              'page-task': desk.longestTaskMs,
            },
            further: {
              'on the phone: Start to the stranger, with the app still to fetch, ms': phone.foundMs,
              'on the phone: longest task, ms': phone.longestTaskMs,
              'on the phone: slowest reaction to a touch or a key, ms': phone.slowestReactionMs,
              'slowest reaction to a click or a key, ms': desk.slowestReactionMs,
            },
          };
        }),
    };
  },
});

/** Somebody who is to be found. */
async function waiting(system: Parameters<typeof enter>[0]): Promise<Client> {
  const client = await enter(system);
  await ask(client, 'request_random_peer', { mode: 'text' });
  return client;
}

interface Visit {
  lcpMs: number;
  readyMs: number;
  shift: number;
  foundMs: number;
  longestTaskMs: number;
  slowestReactionMs: number;
}

async function visit(
  browser: Browser,
  baseURL: string,
  stranger: Client,
  isSlowPhone: boolean,
): Promise<Visit> {
  const context = await browser.newContext({ baseURL, ...(isSlowPhone ? devices['Pixel 5'] : {}) });
  const person = new Person(await context.newPage());
  if (isSlowPhone) await slowDown(person.page);
  await person.page.addInitScript(observe);
  await person.choose('Text');
  await person.page.getByText(/online/).waitFor();
  const { lcpMs, shift } = await person.page.evaluate(() => window.seen);
  const tasks = await tasksDuring(person.page, async () => {
    await person.pressStart();
    await person.accept();
    await person.expectTalk();
    await person.write('Hello');
    await person.expectNewest('Hello');
  });
  const seen = await person.page.evaluate(() => ({
    ...window.seen,
    readyMs: performance.getEntriesByType('navigation')[0]?.domContentLoadedEventEnd ?? Number.NaN,
  }));
  await context.close();
  stranger.close();
  return {
    lcpMs,
    shift,
    readyMs: seen.readyMs,
    foundMs: seen.foundAtMs - seen.startedAtMs,
    longestTaskMs: Math.max(...tasks.map(({ cpuMs }) => cpuMs)),
    slowestReactionMs: seen.slowestReactionMs,
  };
}

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', network);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
}

declare global {
  interface Window {
    seen: { lcpMs: number; shift: number; startedAtMs: number; foundAtMs: number; slowestReactionMs: number };
  }
  interface PerformanceEntry {
    value: number;
    hadRecentInput: boolean;
    interactionId: number;
    domContentLoadedEventEnd: number;
  }
}

/** Runs in the page before its own scripts. */
function observe(): void {
  const seen = { lcpMs: 0, shift: 0, startedAtMs: 0, foundAtMs: 0, slowestReactionMs: 0 };
  window.seen = seen;
  const each = (type: string, take: (entry: PerformanceEntry) => void, more: object = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
      type,
      buffered: true,
      ...more,
    });
  each('largest-contentful-paint', ({ startTime }) => {
    seen.lcpMs = startTime;
  });
  each('layout-shift', ({ value, hadRecentInput }) => {
    if (!hadRecentInput) seen.shift += value;
  });
  const reaction = { durationThreshold: 16 };
  each(
    'event',
    ({ interactionId, duration }) => {
      if (interactionId > 0) seen.slowestReactionMs = Math.max(seen.slowestReactionMs, duration);
    },
    reaction,
  );
  // Of Start, and of the answer to its question: the last click before the stranger is there.
  addEventListener('click', ({ timeStamp }) => {
    if (seen.foundAtMs === 0) seen.startedAtMs = timeStamp;
  });
  const isFound = () =>
    document.querySelector('main[data-state="live"], main[data-state="matched"]') !== null;
  new MutationObserver(() => {
    if (seen.foundAtMs === 0 && isFound()) seen.foundAtMs = performance.now();
  }).observe(document, { subtree: true, childList: true, attributes: true });
}
