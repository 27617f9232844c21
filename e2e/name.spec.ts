import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { closeSettings, openSettings } from './open-settings.ts';
import { test } from './people.ts';
import { Person } from './person.ts';

const field = (person: Person) => person.page.getByRole('textbox', { name: 'Name shown in rooms' });
const listed = (person: Person) =>
  person.page.getByRole('complementary', { name: 'People' }).getByRole('listitem');

test('a new name is shown at once to oneself, in the room, and in the other tab', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  const room = `names-${randomUUID().slice(0, 8)}`;
  const tab = new Person(await alice.context.newPage());
  for (const person of [alice, bob]) await person.enterRoom(room);
  await tab.page.goto(`/r/${room}`);
  await expect(tab.composer).toBeEditable();

  await openSettings(alice, 'You');
  await expect(field(alice)).not.toHaveValue('');
  await field(alice).fill('  Ada   Lovelace ');
  await field(alice).press('Enter');
  await expect(alice.page.getByText('You are called Ada Lovelace now.').first()).toBeVisible();
  await expect(field(alice)).toHaveValue('Ada Lovelace');
  await closeSettings(alice);
  for (const person of [alice, tab])
    await expect(listed(person).filter({ hasText: 'Ada Lovelace (you)' })).toHaveCount(1);
  await expect(listed(bob).filter({ hasText: 'Ada Lovelace' })).toHaveCount(1);
  await alice.write('Signed');
  await bob.expectNewest('Ada Lovelace');

  await expect(alice.page).toHaveURL(new RegExp(`${room}$`));
  await alice.page.reload();
  await openSettings(alice);
  await expect(field(alice)).toHaveValue('Ada Lovelace');
});

test('what can be no name is refused in words, and the old one holds', async ({ newPerson }) => {
  const alice = await newPerson();
  await alice.enterRoom('tea');
  await openSettings(alice, 'You');
  await expect(field(alice)).not.toHaveValue('');
  const before = await field(alice).inputValue();
  for (const name of ['   ', 'x'.repeat(41)]) {
    await field(alice).fill(name);
    await alice.button('Save').click();
    await expect(field(alice)).toHaveAccessibleDescription(/A name has 1 to 40 characters/);
    await expect(field(alice)).toBeFocused();
  }
  await closeSettings(alice);
  await expect(listed(alice).filter({ hasText: `${before} (you)` })).toHaveCount(1);
});

test('nobody is made by looking at the settings, only by asking for a name', async ({ newPerson }) => {
  const alice = await newPerson();
  const token = () => alice.page.evaluate(() => localStorage.getItem('aleatoria.token'));
  await alice.page.goto('/settings#you');
  await expect(alice.button('Save')).not.toHaveAttribute('aria-disabled', 'true');
  expect(alice.nodes).toEqual([]);
  expect(await token()).toBeNull();
  await field(alice).fill('Ada');
  await alice.button('Save').click();
  await expect(alice.page.getByText('You are called Ada now.').first()).toBeVisible();
  expect(await token()).not.toBeNull();
});
