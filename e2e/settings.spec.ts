import { expect } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { meet } from './meet.ts';
import { closeSettings, openSettings, settingsOf } from './open-settings.ts';
import { test } from './people.ts';
import type { Person } from './person.ts';

/** The last line of the connection test, where no relay is set up. */
const relayLine = (person: Person) =>
  settingsOf(person).getByRole('definition').filter({ hasText: 'No relay server is set up here' });

test('a talk goes on while the settings are open, through a reload and Back', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  await meet([alice, bob], 'Text');
  await openSettings(alice);
  await expect(alice.page).toHaveURL(/\/settings$/);
  await bob.write('Are you there?');
  await alice.page.reload();
  await expect(settingsOf(alice)).toBeVisible();
  await expect(bob.heading('Stranger')).toBeVisible();
  await alice.page.goBack();
  await expect(settingsOf(alice)).toBeHidden();
  await alice.expectTalk();
  await alice.expectNewest('Are you there?');
  await alice.write('I am');
  await bob.expectNewest('I am');

  await openSettings(alice);
  await alice.page.keyboard.press('Escape');
  await expect(settingsOf(alice)).toBeHidden();
  await expect(alice.page).toHaveURL(/\/talk$/);
  await expect(alice.button('Settings')).toBeFocused();
  await alice.expectTalk();
});

test('what happens beneath the open settings is said in them', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  await meet([alice, bob], 'Text');
  await openSettings(alice);
  await bob.button('Leave').click();
  await expect(settingsOf(alice).getByRole('status')).toHaveText('Stranger left.');
  await closeSettings(alice);
  await expect(alice.status).toHaveCount(1);
  await expect(alice.heading('Stranger left.')).toBeVisible();
});

test('the settings open from their own address, over the start', async ({ newPerson }) => {
  const alice = await newPerson();
  await alice.page.goto('/settings#keys');
  await expect(alice.page.getByRole('heading', { name: 'Keys' })).toBeFocused();
  await closeSettings(alice);
  await expect(alice.startButton).toBeVisible();
  await expect(alice.page).toHaveURL(/\/$/);
});

test('text size, motion and contrast are as they were set, also next time', async ({ newPerson }) => {
  const alice = await newPerson();
  await alice.page.goto('/');
  const sizeOf = () =>
    alice.startButton.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
  const inkOf = () => alice.page.evaluate(() => getComputedStyle(document.body).getPropertyValue('--ink-2'));
  const [size, ink] = [await sizeOf(), await inkOf()];
  await openSettings(alice);
  await alice.page.getByRole('radio', { name: 'Largest' }).check();
  await alice.page.getByRole('radio', { name: 'More' }).check();
  await alice.page.getByRole('radio', { name: 'As little as possible' }).check();
  await closeSettings(alice);
  await alice.page.reload();
  expect(await sizeOf()).toBeCloseTo(size * 1.5, 0);
  expect(await inkOf()).not.toBe(ink);
  await alice.start('Text');
  await expect(alice.heading('Looking for someone…')).toBeVisible();
  const animations = await alice.page.evaluate(
    () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
  );
  expect(animations).toBe(0);
});

test('somebody who does not want to show that they type is not shown typing', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  await meet([alice, bob], 'Text');
  await openSettings(alice);
  await alice.page.getByRole('checkbox', { name: 'Show the others that I am typing' }).uncheck();
  await closeSettings(alice);
  const told: string[] = [];
  await bob.page.exposeFunction('noteTyping', (words: string) => words && told.push(words));
  await bob.page.evaluate(() => {
    const line = document.querySelector('.typing-line');
    const note = (window as unknown as { noteTyping(words: string): void }).noteTyping;
    if (line)
      new MutationObserver(() => note(line.textContent)).observe(line, {
        childList: true,
        characterData: true,
        subtree: true,
      });
  });
  await alice.composer.pressSequentially('secret');
  await alice.composer.press('Enter');
  await bob.expectNewest('secret');
  expect(told).toEqual([]);

  await openSettings(alice);
  await alice.page.getByRole('checkbox', { name: 'Show the others that I am typing' }).check();
  await closeSettings(alice);
  await alice.composer.pressSequentially('open');
  await expect.poll(() => told).toContain('Stranger is typing…');
});

test('the connection is tested, and a talk goes on meanwhile', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  await meet([alice, bob], 'Text');
  await openSettings(alice, 'Connection test');
  await alice.button('Test my connection').click();
  const findings = settingsOf(alice).locator('.findings');
  await expect(findings).toContainText(/WebSocketWorks\. The server answers in \d+ ms\./);
  await expect(findings).toContainText(/Without WebSocketWorks, where a WebSocket does not\./);
  await expect(findings).toContainText(
    'Calls, directlyWorks within one network. No STUN server is set up here',
  );
  await expect(findings).toContainText('Calls, through a relayNo relay server is set up here');
  await expect(alice.status).toContainText('The test is done.');
  await closeSettings(alice);
  await bob.write('Still here?');
  await alice.expectNewest('Still here?');
  await bob.expectTalk();
});

test('without WebSocket the test says so, and that the fallback works', async ({ newPerson }) => {
  const alice = await newPerson();
  await alice.page.addInitScript(() => {
    Reflect.deleteProperty(window, 'WebSocket');
  });
  await alice.page.goto('/settings#connection');
  await alice.button('Test my connection').click();
  const findings = settingsOf(alice).locator('.findings');
  await expect(findings).toContainText('WebSocketDoes not work.');
  await expect(findings).toContainText('Works, where a WebSocket does not.');
});

test('a device that is forgotten comes back as somebody new', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  await meet([alice, bob], 'Text');
  await openSettings(alice, 'Your data');
  await alice.button('Forget this device').click();
  await alice.button('Back').click();
  await expect(settingsOf(alice)).toBeVisible();
  await alice.button('Forget this device').click();
  await alice.button('Forget').click();
  await expect(alice.startButton).toBeVisible();
  await expect(bob.heading('Stranger left.')).toBeVisible();
  await expect.poll(() => alice.page.evaluate(() => localStorage.getItem('aleatoria.token'))).toBeNull();
  await alice.page.getByRole('radio', { name: 'Text' }).check();
  await alice.pressStart();
  await expect(alice.button("I'm 18 or over and I accept")).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the settings are accessible in ${colorScheme} colours`, async ({ newPerson }) => {
    const alice = await newPerson({ colorScheme });
    await alice.page.goto('/settings');
    await expect(settingsOf(alice)).toBeVisible();
    await expectAccessible(alice.page);
    await alice.button('Test my connection').click();
    await expect(relayLine(alice)).toBeVisible();
    await expectAccessible(alice.page);
    await alice.button('Forget this device').click();
    await expectAccessible(alice.page);
  });
}

for (const [words, viewport] of [
  ['320 px', { width: 320, height: 640 }],
  ['400 % zoom', { width: 320, height: 200 }],
] as const) {
  test(`the settings fit ${words}, and scroll one way only`, async ({ newPerson }) => {
    const alice = await newPerson({ viewport });
    await alice.page.goto('/settings');
    await alice.page.getByRole('radio', { name: 'Largest' }).check();
    const sideways = await alice.page.evaluate(() =>
      [...document.querySelectorAll('dialog[open], dialog[open] *')]
        .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
        .filter((element) => ['auto', 'scroll', 'hidden'].includes(getComputedStyle(element).overflowX))
        .map(({ className }) => className),
    );
    expect(sideways).toEqual([]);
    await alice.button('Test my connection').click();
    await expect(relayLine(alice)).toBeInViewport();
    await alice.button('Close').click();
    await expect(alice.startButton).toBeVisible();
  });
}
