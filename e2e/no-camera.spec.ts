import { type Browser, expect } from '@playwright/test';
import { test as peopleTest } from './people.ts';
import { trackStates } from './track-states.ts';

const test = peopleTest.extend<object, { browser: Browser }>({
  browser: [
    async ({ playwright, launchOptions }, use) => {
      const noCamera = '--use-fake-device-for-media-stream=device-count=0';
      const args = [...(launchOptions.args ?? []), noCamera];
      const browser = await playwright.chromium.launch({ ...launchOptions, args });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
});

test('without a camera one is told so, and can talk by voice', async ({ newPerson }) => {
  const alice = await newPerson();
  await alice.start('Video');
  const alert = alice.page.getByRole('alert');
  await expect(alert).toContainText(
    "We can't find a camera. Plug one in, check its cover or switch, then Try again.",
  );
  await expect(alert).toContainText('You can also talk by voice or by text.');
  await alice.button('talk by voice').click();
  await expect(alice.button('Find someone')).toBeEnabled();
  await expect.poll(() => trackStates(alice.page)).toEqual(['live']);
});
