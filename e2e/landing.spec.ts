import { expect, type Response } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { test } from './people.ts';

const landingBytes = 20_000;

test('little is loaded, and no socket opened, before anybody touches the page', async ({ newPerson }) => {
  const { page } = await newPerson();
  const scripts: Response[] = [];
  let sockets = 0;
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response);
  });
  page.on('websocket', () => {
    sockets += 1;
  });
  await page.goto('/');
  await expect(page.getByText(/online/)).toBeVisible();
  const sizes = await Promise.all(scripts.map((response) => response.request().sizes()));
  const bytes = sizes.reduce((total, { responseBodySize }) => total + responseBodySize, 0);
  expect(bytes).toBeGreaterThan(1_000);
  expect(bytes).toBeLessThanOrEqual(landingBytes);
  expect(sockets).toBe(0);

  const before = scripts.length;
  await page.getByRole('textbox', { name: 'Topics (optional)' }).focus();
  await expect.poll(() => scripts.length).toBeGreaterThan(before);
  expect(sockets).toBe(0);
});

test('Start counts while the app is still on its way', async ({ newPerson }) => {
  const alice = await newPerson();
  const pressed = Promise.withResolvers<void>();
  await alice.page.route('**/assets/app-*.js', async (route) => {
    await pressed.promise;
    await route.continue();
  });
  await alice.start('Text');
  await expect(alice.page.getByText('Opening the line…')).toBeVisible();
  pressed.resolve();
  await expect(alice.heading('Looking for someone…')).toBeVisible();
});

test('Start counts even before the first script has run', async ({ newPerson }) => {
  const alice = await newPerson();
  const pressed = Promise.withResolvers<void>();
  await alice.page.route('**/assets/index-*.js', async (route) => {
    await pressed.promise;
    await route.continue();
  });
  await alice.page.goto('/', { waitUntil: 'commit' });
  await alice.page.getByRole('radio', { name: 'Text' }).check();
  await alice.page.getByRole('button', { name: 'Start', exact: true }).click({ noWaitAfter: true });
  pressed.resolve();
  await alice.accept();
  await expect(alice.heading('Looking for someone…')).toBeVisible();
});

test('a tab opened as another stranger has an identity of its own', async ({ newPerson }) => {
  const alice = await newPerson();
  await alice.search('Text');
  const opening = alice.context.waitForEvent('page');
  await alice.page.getByRole('link', { name: 'Open as another stranger' }).click();
  const guest = await opening;
  await guest.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(guest.getByRole('heading', { level: 1, name: 'Stranger', exact: true })).toBeVisible();
  await alice.expectTalk();

  await guest.reload();
  await expect(guest.getByRole('heading', { level: 1, name: 'Stranger', exact: true })).toBeVisible();
  await alice.write('Hello, me');
  await expect(guest.getByRole('log', { name: 'Conversation' })).toContainText('Stranger: Hello, me');
});

test('the whole way can be gone by keyboard', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  await bob.search('Text');
  const { page } = alice;
  await page.goto('/');
  const text = page.getByRole('radio', { name: 'Text' });
  await alice.tabTo(text);
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'Voice' })).toBeChecked();
  await page.keyboard.press('ArrowLeft');
  await expect(text).toBeChecked();
  await alice.tabTo(alice.startButton);
  await page.keyboard.press('Enter');
  const accept = alice.button("I'm 18 or over and I accept");
  await expect(accept).toBeFocused();
  await page.keyboard.press('Enter');

  await alice.expectTalk();
  await expect(alice.composer).toBeFocused();
  await page.keyboard.type('Typed');
  await page.keyboard.press('Enter');
  await bob.expectNewest('Stranger: Typed');
  await page.keyboard.press('F6');
  await expect(page.getByRole('group', { name: 'Controls' })).toBeFocused();
  await alice.tabTo(alice.button('Next'));
  await page.keyboard.press('Enter');
  await expect(alice.heading('Looking for someone…')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(alice.startButton).toBeVisible();
});

test('the status of the site is told in words, and the source has its place', async ({ newPerson }) => {
  const { page } = await newPerson({ viewport: { width: 320, height: 640 } });
  await page.goto('/');
  await page.getByRole('button', { name: 'Status' }).click();
  const sheet = page.getByRole('dialog', { name: 'Status' });
  await expect(sheet.getByRole('paragraph').filter({ hasText: 'Everything is working.' })).toBeVisible();
  await expect(sheet.getByText('The servers reach the memory that they share (Redis).')).toBeVisible();
  await expectAccessible(page);
  await sheet.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('button', { name: 'Status' })).toBeFocused();
  await page.getByRole('button', { name: 'Source' }).click();
  await expect(page.getByRole('dialog', { name: 'Source' })).toContainText('MIT licence');
});

test('what can be no room name is explained where it was typed', async ({ newPerson }) => {
  const alice = await newPerson({ viewport: { width: 320, height: 640 } });
  const { page } = alice;
  await page.goto('/');
  const field = page.getByRole('textbox', { name: 'Room name' });
  await field.fill('!!!');
  await field.press('Enter');
  const rule = /^A room's name is made of letters, digits, - and _/;
  await expect(field).toHaveAccessibleDescription(rule);
  await expect(alice.status).toHaveText(rule);
  await expect(field).toBeFocused();
  await expectAccessible(page);
});

test('that the rules were accepted is told to the server, once', async ({ newPerson }) => {
  const alice = await newPerson();
  const frames: string[] = [];
  alice.page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => frames.push(String(payload)));
  });
  const told = () => frames.filter((frame) => frame.includes('"accept_rules",{"version":1}'));
  await alice.search('Text');
  await expect.poll(told).toHaveLength(1);
  await expect(alice.heading('Looking for someone…')).toBeVisible();
  await expect
    .poll(() => alice.page.evaluate(() => localStorage.getItem('aleatoria.consent-told')))
    .toContain('"version":1');
  await alice.search('Text');
  await expect(alice.heading('Looking for someone…')).toBeVisible();
  expect(told()).toHaveLength(1);
});
