import { expect, type Page } from '@playwright/test';
import { meet } from './meet.ts';
import { test } from './people.ts';
import type { Person } from './person.ts';

const phone = { viewport: { width: 320, height: 640 } };

test('the landing page fits 320 px', async ({ newPerson }) => {
  const alice = await newPerson(phone);
  await alice.choose('Text', ['chess', 'a topic that is rather long', 'night trains']);
  await expectNoSideways(alice.page);
  await alice.pressStart();
  for (const name of ["I'm 18 or over and I accept", 'Leave']) {
    await expect(alice.button(name)).toBeInViewport({ ratio: 1 });
  }
  await expectNoSideways(alice.page);
});

test('a search for many topics fits 320 px', async ({ newPerson }) => {
  const alice = await newPerson(phone);
  await alice.search('Text', ['chess', 'night trains', 'the history of typography', 'sourdough']);
  await expect(alice.button('Cancel (Esc)')).toBeInViewport({ ratio: 1 });
  await expect(alice.button('Next')).toBeInViewport({ ratio: 1 });
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
  await expectKeys(alice);
  await expectNoSideways(alice.page);
  await alice.button('Keep').click();
  const note = alice.strangerPane.getByText('You stay in touch if Stranger presses Keep, too.');
  await expect(note).toHaveCSS('background-color', 'rgba(10, 12, 11, 0.78)');
  await alice.button('Leave').click();
  await expect(alice.heading('You left.')).toBeVisible();
  await expect(alice.ownPane).toBeHidden();
});

test('there is room to write, and for all keys, at 400 %', async ({ newPair }) => {
  const zoomed = { viewport: { width: 320, height: 256 } };
  const [alice, bob] = await newPair(zoomed);
  await meet([alice, bob], 'Text');
  await alice.composer.fill('hello');
  await expectWhole(alice, ['Send', 'Leave', 'Next']);
  await alice.button('Leave').click();
  await meet([alice, bob], 'Video');
  await expectWhole(alice, ['Microphone', 'Camera', 'Text', 'More', 'Keep', 'Leave', 'Next']);
  await expectTileAboveKeys(alice);
  await alice.button('Text').click();
  await alice.composer.fill('hello');
  await expectWhole(alice, ['Send', 'Leave', 'Next']);
  await bob.button('Leave').click();
  await expect(alice.heading('Stranger left.')).toBeInViewport({ ratio: 1 });
});

test('the help fits 320 px', async ({ newPerson }) => {
  const alice = await newPerson(phone);
  await alice.page.goto('/');
  await alice.button('Help').click();
  const sheet = alice.page.getByRole('dialog', { name: 'Help' });
  await expect(sheet.getByText('Full screen')).toBeVisible();
  const hidden = await sheet.evaluate((element) => element.scrollWidth - element.clientWidth);
  expect(hidden).toBe(0);
});

test('a call on a phone on its side has all its keys, and what is behind More', async ({ newPair }) => {
  const [alice, bob] = await newPair({ viewport: { width: 667, height: 375 } });
  await meet([alice, bob], 'Video');
  await expectKeys(alice);
  await alice.button('More').click();
  const last = alice.button('Test sound');
  await last.scrollIntoViewIfNeeded();
  await expect(last).toBeInViewport({ ratio: 1 });
  await alice.page.keyboard.press('Escape');
  await alice.button('Leave').click();
  await expect(alice.heading('You left.')).toBeVisible();
});

test('the way to a room fits 320 px', async ({ newPerson }) => {
  const alice = await newPerson(phone);
  await alice.enterRoom('narrow');
  await alice.page.keyboard.press('Control+k');
  const name = alice.page.getByRole('combobox', { name: 'Room name' });
  await expect(name).toBeVisible();
  expect((await name.boundingBox())?.width).toBeGreaterThan(150);
});

test('a room fits 320 px', async ({ newPerson }) => {
  const alice = await newPerson(phone);
  await alice.enterRoom('narrow');
  await expectNoSideways(alice.page);
  await expect(alice.button('Leave room')).toBeInViewport({ ratio: 1 });
});

const expectKeys = (person: Person) =>
  expectWhole(person, ['Microphone', 'Camera', 'Text', 'More', 'Keep', 'Leave', 'Block', 'Help', 'Next']);

/** All of them are on the screen, and nothing lies over them. */
async function expectWhole(person: Person, names: string[]): Promise<void> {
  for (const name of names) {
    await expect(person.button(name)).toBeInViewport({ ratio: 1 });
    if (await person.button(name).isEnabled()) await person.button(name).click({ trial: true });
  }
}

async function expectTileAboveKeys({ ownPane, page }: Person): Promise<void> {
  const [tile, keys] = await Promise.all([
    ownPane.boundingBox(),
    page.getByRole('group', { name: 'Controls' }).boundingBox(),
  ]);
  expect((tile?.y ?? 0) + (tile?.height ?? 0)).toBeLessThanOrEqual(keys?.y ?? 0);
}

async function expectNoSideways(page: Page): Promise<void> {
  const hidden = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(hidden).toBe(0);
}
