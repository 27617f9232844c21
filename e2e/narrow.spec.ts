import { expect, type Page } from '@playwright/test';
import { meet } from './meet.ts';
import { test } from './people.ts';

const phone = { viewport: { width: 320, height: 640 } };

test('the landing page fits 320 px', async ({ newPerson }) => {
  const alice = await newPerson(phone);
  await alice.choose('Text', ['chess', 'a topic that is rather long', 'night trains']);
  await expectNoSideways(alice.page);
  await alice.pressStart();
  await expect(alice.button("I'm 18 or over and I accept")).toBeInViewport();
  await expectNoSideways(alice.page);
});

test('a talk fits 320 px', async ({ newPair }) => {
  const [alice, bob] = await newPair(phone);
  await meet([alice, bob], 'Text');
  await alice.write('a'.repeat(300));
  await bob.expectNewest('a'.repeat(300));
  await expectNoSideways(bob.page);
  for (const name of ['Send', 'Leave', 'Next']) await expect(bob.button(name)).toBeInViewport({ ratio: 1 });
});

test('a call fits 320 px', async ({ newPair }) => {
  const [alice, bob] = await newPair(phone);
  await alice.start('Video');
  await expectNoSideways(alice.page);
  await alice.button('Find someone').click();
  await bob.search('Video');
  await alice.expectTalk();
  await expectNoSideways(alice.page);
  for (const name of ['Microphone', 'Camera', 'Text', 'More', 'Leave', 'Next']) {
    await expect(alice.button(name)).toBeInViewport({ ratio: 1 });
  }
});

test('a room fits 320 px', async ({ newPerson }) => {
  const alice = await newPerson(phone);
  await alice.enterRoom('narrow');
  await expectNoSideways(alice.page);
  await expect(alice.button('Leave')).toBeInViewport({ ratio: 1 });
});

async function expectNoSideways(page: Page): Promise<void> {
  const hidden = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(hidden).toBe(0);
}
