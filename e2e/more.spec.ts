import { type Browser, expect } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { expectMovingPicture } from './expect-moving-picture.ts';
import { meet } from './meet.ts';
import { test as peopleTest } from './people.ts';
import type { Person } from './person.ts';
import { sharpestStep } from './sharpest-step.ts';
import { trackStates } from './track-states.ts';

const test = peopleTest.extend<object, { browser: Browser }>({
  browser: [
    async ({ playwright, launchOptions }, use) => {
      // The second of Chromium's fake cameras sees depths, which no call can show.
      const threeCameras = '--use-fake-device-for-media-stream=fps=5,device-count=3';
      const args = [...(launchOptions.args ?? []), threeCameras];
      const browser = await playwright.chromium.launch({ ...launchOptions, args });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
});

/** An edge of the fake camera's picture has more, a blurred one less than half of it. */
const sharpStep = 60;

const theirPicture = (person: Person) => person.strangerPane.getByLabel('Stranger', { exact: true });
const ownPicture = (person: Person) => person.ownPane.getByLabel('You', { exact: true });

test('More opens and closes by keyboard, and Esc does not skip', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  await meet([alice, bob], 'Video');
  const more = alice.button('More');
  await alice.tabTo(more);
  await alice.page.keyboard.press('Enter');
  await expect(more).toHaveAttribute('aria-expanded', 'true');
  await expectAccessible(alice.page);
  await alice.tabTo(alice.button('Hide me'));
  await alice.page.keyboard.press('Escape');
  await expect(more).toHaveAttribute('aria-expanded', 'false');
  await expect(more).toBeFocused();
  await alice.page.keyboard.press('Escape');
  await expect(alice.status).toHaveText('Press Esc again to skip.');
});

test('one can hide oneself from oneself, and the stranger still sees', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  await meet([alice, bob], 'Video');
  await expect(ownPicture(alice)).toBeVisible();
  await alice.button('More').click();
  const hide = alice.button('Hide me');
  await hide.click();
  await expect(hide).toHaveAttribute('aria-pressed', 'true');
  await expect(alice.ownPane).toBeHidden();
  await expectMovingPicture(bob);
  await hide.click();
  await expect(ownPicture(alice)).toBeVisible();
});

test('the own picture is mirrored until one wishes otherwise, and stays so', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  await meet([alice, bob], 'Video');
  await expect(ownPicture(alice)).toHaveCSS('scale', '-1 1');
  await alice.button('More').click();
  await alice.button('Mirror my picture').click();
  await expect(ownPicture(alice)).toHaveCSS('scale', 'none');
  await alice.page.reload();
  await expect(ownPicture(alice)).toHaveCSS('scale', 'none');
});

test('another camera takes over without ending the call', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  await meet([alice, bob], 'Video');
  await expectMovingPicture(bob);
  await alice.button('More').click();
  const cameras = alice.page.getByLabel('Camera', { exact: true }).and(alice.page.locator('select'));
  const third = (await cameras.locator('option').nth(2).getAttribute('value')) ?? '';
  await cameras.selectOption(third);
  await expect(cameras).toHaveValue(third);
  await expect.poll(() => trackStates(alice.page)).toEqual(['live', 'ended', 'live']);
  await expectMovingPicture(bob);
  expect(await bob.page.evaluate(() => window.observedMedia.connections.length)).toBe(1);
});

test('F fills the screen, and Esc there does not skip', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  await meet([alice, bob], 'Video');
  await alice.page.keyboard.press('f');
  const isFull = () => alice.page.evaluate(() => document.fullscreenElement !== null);
  await expect.poll(isFull).toBe(true);
  await alice.button('More').click();
  await expect(alice.button('Full screen')).toHaveAttribute('aria-pressed', 'true');
  await alice.button('Full screen').click();
  await expect.poll(isFull).toBe(false);
});

test('a blur takes the details out of what is sent, without a new offer', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  await meet([alice, bob], 'Video');
  await expectMovingPicture(bob);
  const detail = () => sharpestStep(theirPicture(bob));
  await expect.poll(detail).toBeGreaterThan(sharpStep);
  const clear = await detail();
  const offers = await bob.page.evaluate(() => window.observedMedia.connections[0]?.remoteDescription?.sdp);

  await alice.page.keyboard.press('b');
  await expect(alice.button('Blur')).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(detail).toBeLessThan(clear / 2);
  await expect.poll(() => sharpestStep(ownPicture(alice))).toBeLessThan(clear / 2);
  await expectMovingPicture(bob);

  await alice.button('Camera').click();
  await expect(bob.page.getByText("Stranger's camera is off")).toBeVisible();
  await alice.button('Camera').click();
  await expectMovingPicture(bob);
  expect(await detail()).toBeLessThan(clear / 2);

  await alice.button('Blur').click();
  await expect.poll(detail).toBeGreaterThan(clear / 2);
  expect(await bob.page.evaluate(() => window.observedMedia.connections[0]?.remoteDescription?.sdp)).toBe(
    offers,
  );
});

test('a call can begin with the picture blurred', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  await bob.search('Video');
  await alice.start('Video');
  const blur = alice.page.getByRole('checkbox', { name: 'Blur my picture' });
  await blur.check();
  await expect.poll(() => sharpestStep(alice.page.getByLabel('You', { exact: true }))).toBeGreaterThan(0);
  await alice.button('Find someone').click();
  await bob.expectTalk();
  await expectMovingPicture(bob);
  await expectMovingPicture(alice);
  const [blurred, clear] = [await sharpestStep(theirPicture(bob)), await sharpestStep(theirPicture(alice))];
  expect(blurred).toBeLessThan(clear / 2);
});
