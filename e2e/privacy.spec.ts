import { expect } from '@playwright/test';
import { keepEachOther } from './keep-each-other.ts';
import { closeSettings, openSettings, settingsOf } from './open-settings.ts';
import { test } from './people.ts';
import { Person } from './person.ts';

const seen = ['readReceipts', 'typing', 'presence'] as const;
const labels = {
  readReceipts: 'Show that I have read what was written',
  typing: 'Show in direct messages that I am typing',
  presence: 'Show when I am online',
};
const toggle = (person: Person, name: (typeof seen)[number]) =>
  settingsOf(person).getByRole('checkbox', { name: labels[name] });

test('what one hides is hidden in every tab, and again after a reload', async ({ newPerson }) => {
  const alice = await newPerson();
  await alice.enterRoom('tea');
  await openSettings(alice, 'Privacy');
  for (const each of seen) await expect(toggle(alice, each)).toBeChecked();
  for (const each of ['readReceipts', 'presence'] as const) await toggle(alice, each).uncheck();
  const tab = new Person(await alice.context.newPage());
  await expect(async () => {
    await tab.page.goto('/settings#privacy');
    await expect(toggle(tab, 'presence')).toBeEnabled();
    await expect(toggle(tab, 'presence')).not.toBeChecked({ timeout: 1000 });
  }).toPass();
  await alice.page.reload();
  await expect(toggle(alice, 'typing')).toBeEnabled();
  await expect(toggle(alice, 'typing')).toBeChecked();
  for (const each of ['readReceipts', 'presence'] as const)
    await expect(toggle(alice, each)).not.toBeChecked();
});

test('the other learns what was read only from who shows it', async ({ newPair }) => {
  const pair = await newPair();
  const [alice, bob] = pair;
  await keepEachOther(pair);
  const read = bob.page.getByText('Read', { exact: true });
  await openSettings(alice, 'Privacy');
  await toggle(alice, 'readReceipts').click();
  await expect(toggle(alice, 'readReceipts')).not.toBeChecked();
  await closeSettings(alice);
  await bob.write('Hello');
  await alice.expectNewest('Hello');
  await alice.write('Hi');
  await bob.expectNewest('Hi');
  await bob.write('How are you?');
  await alice.expectNewest('How are you?');
  await expect(read).toHaveCount(0);

  await openSettings(alice, 'Privacy');
  await toggle(alice, 'readReceipts').check();
  await closeSettings(alice);
  await bob.write('Well?');
  await alice.expectNewest('Well?');
  await expect(read).toBeVisible();
});
