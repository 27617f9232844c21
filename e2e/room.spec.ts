import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { test } from './people.ts';

const newRoom = () => `room-${randomUUID().slice(0, 8)}`;

test('a room is joined by its name, and its people are listed', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  const room = newRoom();
  await alice.page.goto('/');
  await alice.page.getByRole('textbox', { name: 'Room name' }).fill(room);
  await alice.button('Join').click();
  await alice.accept();
  await expect(alice.heading(room)).toBeVisible();
  await expect(alice.page.getByText('Only you are here')).toBeVisible();
  await expect(alice.page.getByText('Nobody has written here yet. Say what this room is for.')).toBeVisible();

  await alice.button('Share').click();
  const sheet = alice.page.getByRole('dialog', { name: 'Share this room' });
  await expect(sheet.getByRole('img', { name: 'QR code of the address below' })).toBeVisible();
  await expectAccessible(alice.page);
  const address = await sheet.getByText(`/r/${room}`).textContent();
  await alice.page.keyboard.press('Escape');
  await expect(alice.button('Share')).toBeFocused();

  await bob.page.goto(address ?? '');
  await bob.accept();
  for (const person of [alice, bob]) {
    await expect(person.page.getByText('2 people here')).toBeVisible();
    const people = person.page.getByRole('complementary', { name: 'People' });
    await expect(people.getByRole('listitem')).toHaveCount(2);
    await expect(people.getByRole('listitem').filter({ hasText: '(you)' })).toHaveCount(1);
  }
});

test('what is written in a room is there after a reload, and for who comes later', async ({
  newPair,
  newPerson,
}) => {
  const [alice, bob] = await newPair();
  const room = newRoom();
  for (const person of [alice, bob]) await person.enterRoom(room);
  await alice.write('Does anybody play chess?');
  await bob.expectNewest('Does anybody play chess?');
  await bob.composer.pressSequentially('I');
  await expect(alice.page.getByText(/ is typing…$/)).toBeVisible();
  await bob.write('I do');
  await alice.expectNewest('I do');
  await alice.expectNewest(/^(?!You).*: I do/);

  const both = ['Does anybody play chess?', 'I do'];
  await alice.page.reload();
  await expect(alice.transcript.getByRole('listitem')).toContainText(both);
  await expect(alice.transcript.getByRole('listitem').first()).toContainText('You: ');
  const carol = await newPerson();
  await carol.enterRoom(room);
  await expect(carol.transcript.getByRole('listitem')).toContainText(both);
});

test('who leaves a room is gone from it', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  const room = newRoom();
  for (const person of [alice, bob]) await person.enterRoom(room);
  await expect(alice.page.getByText('2 people here')).toBeVisible();
  await bob.button('Leave room').click();
  await expect(bob.startButton).toBeVisible();
  await expect(alice.page.getByText('Only you are here')).toBeVisible();
  await expect(alice.page.getByRole('complementary', { name: 'People' }).getByRole('listitem')).toHaveCount(
    1,
  );
});

test('hostile text is shown as text', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  const room = newRoom();
  for (const person of [alice, bob]) await person.enterRoom(room);
  const texts = [
    '<img src=x onerror="document.title=\'broken\'">',
    '<script>document.title="broken"</script>',
    '"><a href="javascript:document.title=1">x</a>',
    '{{constructor.constructor("document.title=1")()}}',
  ];
  for (const text of texts) await alice.write(text);
  for (const person of [alice, bob]) {
    await expect(person.transcript.getByRole('listitem')).toContainText(texts);
    await expect(person.transcript.getByRole('img')).toHaveCount(0);
    await expect(person.transcript.getByRole('link')).toHaveCount(0);
    await expect(person.page).toHaveTitle(`${room} · Aleatoria`);
  }
});

test('the landing page shows a lively room, and leads into it', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  const room = newRoom();
  await alice.enterRoom(room);
  await expect(async () => {
    await bob.page.goto('/');
    await bob.page.getByRole('link', { name: new RegExp(`^${room}`) }).click({ timeout: 1_000 });
  }).toPass();
  await bob.accept();
  await expect(bob.page.getByText('2 people here')).toBeVisible();
});

test('who comes and goes is said to those who listen, and a fast room is counted', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  const room = newRoom();
  await alice.enterRoom(room);
  await bob.enterRoom(room);
  await expect(alice.status).toHaveText(/^[^.]+ came in\.$/);
  const log = alice.page.getByRole('log', { name: 'Conversation' });
  await expect(log).toHaveAttribute('aria-live', 'polite');
  // However slow the machine is, to this clock they come all at once.
  const nowMs = Date.now();
  await alice.page.clock.setFixedTime(nowMs);
  for (let sent = 1; sent <= 8; sent += 1) await bob.write(`line ${sent}`);
  await alice.expectNewest('line 8');
  await expect(log).toHaveAttribute('aria-live', 'off');
  await expect(alice.status).toHaveText(/^[1-4] new messages?\.$/);
  await alice.page.clock.setFixedTime(nowMs + 10_000);
  await expect(log).toHaveAttribute('aria-live', 'polite');
  await bob.button('Leave room').click();
  await expect(alice.status).toHaveText(/^[^.]+ left\.$/);
});

test('a link of somebody else is text, and can be copied', async ({ newPair }) => {
  const options = {
    permissions: ['clipboard-read', 'clipboard-write'],
    viewport: { width: 320, height: 640 },
  };
  const [alice, bob] = await newPair(options);
  const room = newRoom();
  for (const person of [alice, bob]) await person.enterRoom(room);
  await bob.write('see https://a.example/b');
  await expect(alice.page.getByText('This link is shown as text.')).toBeVisible();
  await expect(alice.transcript.getByRole('link')).toHaveCount(0);
  await alice.button('Copy https://a.example/b').click();
  await expect(alice.status).toHaveText('Copied.');
  expect(await alice.page.evaluate(() => navigator.clipboard.readText())).toBe('https://a.example/b');
  await expectAccessible(alice.page);
});
