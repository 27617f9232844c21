import type { Browser, Page } from '@playwright/test';
import { Person } from '../../e2e/person.ts';
import { newCase } from '../case.ts';
import { urlOf } from '../enter.ts';
import { medianOf } from '../order.ts';
import { ours } from '../recipe.ts';
import { withBrowser } from '../with-browser.ts';

declare global {
  interface Window {
    /** When the page was told of its match, in ms. */
    foundAt?: number;
    /** When it showed the first picture of the other. */
    firstFrameAt?: number;
  }
}

/** Two people with a browser each, and made-up cameras: from the match to the picture of the other. */
export const firstFrame = newCase({
  name: 'P17',
  figures: [
    {
      name: 'P17b',
      title: 'a call in Chromium, found to first frame, p50',
      goal: 1,
      better: 'lower',
      unit: 's',
    },
  ],
  systems: { ours: ours(2) },
  async open({ ours }, { build }) {
    await build();
    const urls = [urlOf(ours, 0), urlOf(ours, 1)];
    return {
      async measure() {
        const waits = await withBrowser((browser) => call(browser, urls));
        return { ratios: { P17b: medianOf(waits) / 1000 } };
      },
    };
  },
});

/** How long each of the two waited for the other's picture, in ms. */
async function call(browser: Browser, urls: string[]): Promise<number[]> {
  const people = await Promise.all(
    urls.map(async (baseURL) => {
      const context = await browser.newContext({ baseURL, permissions: ['camera', 'microphone'] });
      await context.addInitScript(watchFirstFrame);
      return new Person(await context.newPage());
    }),
  );
  for (const person of people) await person.search('Video');
  const waits = await Promise.all(people.map(({ page }) => waitOf(page)));
  for (const { context } of people) await context.close();
  return waits;
}

async function waitOf(page: Page): Promise<number> {
  const shown = await page.waitForFunction(() => {
    const { foundAt, firstFrameAt } = window;
    return foundAt !== undefined && firstFrameAt !== undefined && firstFrameAt - foundAt;
  });
  return Number(await shown.jsonValue());
}

/** Runs in the page before its own scripts. */
function watchFirstFrame(): void {
  window.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('message', ({ data }) => {
        if (typeof data === 'string' && data.includes('["match_found"')) window.foundAt = performance.now();
      });
    }
  };
  const look = () => {
    const picture = document.querySelector<HTMLVideoElement>('video[aria-label="Stranger"]');
    if (!picture) return requestAnimationFrame(look);
    return picture.requestVideoFrameCallback(() => {
      window.firstFrameAt = performance.now();
    });
  };
  requestAnimationFrame(look);
}
