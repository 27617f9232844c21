import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { keepEachOther } from './keep-each-other.ts';
import { openSettings, settingsOf } from './open-settings.ts';
import { test } from './people.ts';
import { Person } from './person.ts';

const deleted = 'Everything was deleted.';
const tokenOf = (person: Person) => person.page.evaluate(() => localStorage.getItem('aleatoria.token'));

test('what is kept of somebody is saved as one file, without what proves who they are', async ({
  newPair,
}) => {
  const pair = await newPair();
  const [alice, bob] = pair;
  await keepEachOther(pair);
  await alice.write('Remember this');
  await bob.expectNewest('Remember this');
  await bob.write('I will');
  await alice.expectNewest('I will');
  await openSettings(alice, 'Your data');
  await expect(settingsOf(alice)).toContainText('What was written in rooms and direct messages: 24 hours.');
  const downloading = alice.page.waitForEvent('download');
  await alice.button('Save my data as a file').click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^aleatoria-\d{4}-\d\d-\d\d\.json$/);
  const text = await readFile(await download.path(), 'utf8');
  expect(JSON.parse(text)).toMatchObject({
    privacy: { readReceipts: true },
    rooms: [],
    conversations: [{ messages: [{ text: 'Remember this' }, { text: 'I will' }] }],
    thisBrowser: { consent: { version: 1 } },
  });
  expect(text).not.toContain(JSON.parse((await tokenOf(alice)) ?? '""'));
  await expect(alice.page.getByText('Your data is saved as a file.').first()).toBeVisible();
});

test('who deletes everything is nobody any more, in every tab, and their words are gone', async ({
  newPair,
}) => {
  const [alice, bob] = await newPair();
  const room = `gone-${randomUUID().slice(0, 8)}`;
  await alice.choose('Text', ['chess']);
  for (const person of [alice, bob]) await person.enterRoom(room);
  await alice.write('A secret');
  await bob.expectNewest('A secret');
  const tab = new Person(await alice.context.newPage());
  await tab.page.goto(`/r/${room}`);
  await expect(tab.composer).toBeEditable();
  const before = await tokenOf(alice);

  await openSettings(alice, 'Your data');
  await alice.button('Delete everything now').click();
  const question = alice.page.getByRole('dialog', { name: 'Delete everything?' });
  await expect(question).toContainText('It cannot be undone.');
  await question.getByRole('button', { name: 'Back' }).click();
  await expect(question).toBeHidden();
  expect(await tokenOf(alice)).toBe(before);
  await alice.button('Delete everything now').click();
  await question.getByRole('button', { name: 'Delete everything' }).click();

  for (const each of [alice, tab]) {
    await expect(each.startButton).toBeVisible();
    await expect(each.page.getByText(deleted).first()).toBeVisible();
    await expect(each.status).toHaveText(deleted);
  }
  const left = async () => ({
    // The start keeps what it begins with, as it does for anybody.
    local: await alice.page.evaluate(() =>
      Object.keys(localStorage).filter((key) => key !== 'aleatoria.wishes'),
    ),
    session: await alice.page.evaluate(() => Object.keys(sessionStorage)),
    databases: (await alice.page.evaluate(() => indexedDB.databases())).map(({ name }) => name),
  });
  await expect.poll(left).toEqual({ local: [], session: [], databases: [] });
  expect(await alice.page.evaluate(() => JSON.stringify(localStorage))).not.toContain('chess');
  await expect(bob.page.getByText('Only you are here')).toBeVisible();
  await bob.expectNewest('Somebody: This message was removed.');
  await bob.page.reload();
  await bob.expectNewest('Somebody: This message was removed.');
  await expect(bob.composer).toBeEditable();
  await expect(bob.page.getByText('A secret')).toHaveCount(0);

  await alice.page.goto(`/r/${room}`);
  await alice.button("I'm 18 or over and I accept").click();
  await expect(alice.composer).toBeEditable();
  expect(await tokenOf(alice)).not.toBe(before);
  await expect(alice.page.getByText(deleted)).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the question before deleting is accessible in ${colorScheme} colours`, async ({ newPerson }) => {
    const alice = await newPerson({ colorScheme });
    await alice.page.goto('/settings#data');
    await alice.button('Delete everything now').click();
    await expect(alice.page.getByRole('dialog', { name: 'Delete everything?' })).toBeVisible();
    await expectAccessible(alice.page);
  });
}
