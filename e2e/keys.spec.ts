import { expect } from '@playwright/test';
import { meet } from './meet.ts';
import { test } from './people.ts';

test('start, talk and skip go by keys alone, with Esc twice', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  await bob.search('Text');
  const { page } = alice;
  await page.goto('/');
  await alice.tabTo(page.getByRole('radio', { name: 'Text' }));
  await alice.tabTo(alice.startButton);
  await page.keyboard.press('Enter');
  await expect(alice.button("I'm 18 or over and I accept")).toBeFocused();
  await page.keyboard.press('Enter');
  await alice.expectTalk();
  await page.keyboard.type('Hello');
  await page.keyboard.press('Enter');
  await bob.expectNewest('Hello');
  await page.keyboard.press('Escape');
  await expect(alice.status).toHaveText('Press Esc again to skip.');
  await alice.expectTalk();
  await page.keyboard.press('Escape');
  await expect(bob.heading('Stranger left.')).toBeVisible();
  await expect(alice.heading('Looking for someone…')).toBeVisible();
});

test('Esc looks for the next stranger when one has left, and then stops', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  await meet([alice, bob], 'Text');
  await bob.button('Leave').click();
  await expect(alice.heading('Stranger left.')).toBeVisible();
  await alice.page.keyboard.press('Escape');
  await expect(alice.heading('Looking for someone…')).toBeVisible();
  await alice.page.keyboard.press('Escape');
  await expect(alice.startButton).toBeVisible();
});

test('Esc skips at once, or never, where that is set', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  const choose = async (words: string) => {
    await alice.button('Settings').click();
    await alice.page.getByRole('radio', { name: words }).check();
    await alice.page.keyboard.press('Escape');
  };
  await meet([alice, bob], 'Text');
  await choose('Never');
  await alice.page.keyboard.press('Escape');
  await alice.page.keyboard.press('Escape');
  await alice.write('Still here');
  await bob.expectNewest('Still here');
  await choose('Pressed once');
  await alice.expectTalk();
  await alice.page.keyboard.press('Escape');
  await expect(bob.heading('Stranger left.')).toBeVisible();
});

test('a key that is set anew does it, and the old one does nothing; a taken one is refused', async ({
  newPair,
}) => {
  const [alice, bob] = await newPair();
  const { page } = alice;
  await alice.search('Voice');
  await bob.search('Voice');
  await alice.expectTalk();
  const microphone = alice.button('Microphone');
  await expect(microphone).toHaveAttribute('aria-keyshortcuts', 'M');
  await page.keyboard.press('m');
  await expect(microphone).toHaveAttribute('aria-pressed', 'false');

  await alice.button('Settings').click();
  const field = page.getByRole('button', { name: /Microphone on or off/ });
  await field.click();
  await page.keyboard.press('v');
  await expect(page.getByText('V is taken: Camera on or off.')).toBeVisible();
  await page.keyboard.press('q');
  await expect(field).toHaveText('Q');
  await page.keyboard.press('Escape');

  await expect(microphone).toHaveAttribute('aria-keyshortcuts', 'Q');
  await page.keyboard.press('m');
  await expect(microphone).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('q');
  await expect(microphone).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Help' });
  await expect(help).toContainText('QMicrophone on or off');

  await help.getByRole('button', { name: 'Change the keys' }).click();
  await alice.button('Reset the keys').click();
  await expect(field).toHaveText('M');
  await page.getByRole('checkbox', { name: 'Keys that are a single letter' }).uncheck();
  await alice.button('Close').click();
  await expect(microphone).not.toHaveAttribute('aria-keyshortcuts');
  for (const key of ['m', '?']) await page.keyboard.press(key);
  await page.keyboard.press('F6');
  await expect(page.locator('[data-region]:focus')).toHaveCount(1);
  await expect(microphone).toHaveAttribute('aria-pressed', 'true');
  await expect(help).toBeHidden();
});

test('T opens the text of a call and writes there', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  await alice.search('Voice');
  await bob.search('Voice');
  await alice.expectTalk();
  await alice.page.keyboard.press('t');
  await expect(alice.composer).toBeFocused();
  await alice.page.keyboard.type('tm?');
  await expect(alice.composer).toHaveValue('tm?');
  await expect(alice.button('Microphone')).toHaveAttribute('aria-pressed', 'true');
});

test('Page Up and End move through the messages while nothing is begun', async ({ newPerson }) => {
  const alice = await newPerson({ viewport: { width: 900, height: 500 } });
  await alice.enterRoom('long-pages');
  const long = Array.from({ length: 30 }, (_, line) => `line ${line}`).join('\n');
  await alice.composer.fill(long);
  await alice.composer.press('Enter');
  await alice.expectNewest('line 29');
  const belowPx = () =>
    alice.transcript.evaluate(({ scrollHeight, scrollTop, clientHeight }) =>
      Math.round(scrollHeight - scrollTop - clientHeight),
    );
  await expect.poll(belowPx).toBe(0);
  await alice.composer.press('PageUp');
  await expect.poll(belowPx).toBeGreaterThan(100);
  await alice.composer.press('End');
  await expect.poll(belowPx).toBe(0);
  await alice.composer.pressSequentially('begun');
  await alice.composer.press('PageUp');
  await expect(alice.composer).toHaveValue('begun');
  expect(await belowPx()).toBe(0);
});

test('F6 goes from part to part of the start, and around', async ({ newPerson }) => {
  const alice = await newPerson();
  await alice.page.goto('/');
  await alice.startButton.focus();
  await alice.button('Help').click();
  await expect(alice.page.getByRole('dialog', { name: 'Help' })).toBeVisible();
  await alice.page.keyboard.press('Escape');
  await alice.startButton.focus();
  const page = alice.page;
  const parts = [
    page.getByRole('region', { name: 'Or join a room' }),
    page.getByRole('contentinfo'),
    page.getByRole('main'),
  ];
  for (const part of parts) {
    await page.keyboard.press('F6');
    await expect(part).toBeFocused();
  }
  await page.keyboard.press('Shift+F6');
  await expect(page.getByRole('contentinfo')).toBeFocused();
});

test('Ctrl and K goes to a room, from a field as well', async ({ newPerson }) => {
  const alice = await newPerson();
  await alice.page.goto('/');
  await alice.page.getByRole('textbox', { name: 'Topics (optional)' }).focus();
  await expect(async () => {
    await alice.page.keyboard.press('Control+k');
    await expect(alice.page.getByRole('dialog', { name: 'Go to a room' })).toBeVisible({ timeout: 500 });
  }).toPass();
  await alice.page.keyboard.type('Night Trains');
  await alice.page.keyboard.press('Enter');
  await alice.accept();
  await expect(alice.heading('night-trains')).toBeVisible();
  await expect(alice.status).toHaveText('You are in the room night-trains.');
});

test('what lies open is closed first, before Esc ends anything', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  await meet([alice, bob], 'Text');
  await alice.button('Block').click();
  await alice.page.keyboard.press('Escape');
  await expect(alice.page.getByRole('dialog')).toBeHidden();
  await alice.page.keyboard.press('Escape');
  await expect(alice.status).toHaveText('Press Esc again to skip.');
  await alice.expectTalk();
  await bob.expectTalk();
});
