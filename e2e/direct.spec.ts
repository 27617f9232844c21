import { expect } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { keepEachOther } from './keep-each-other.ts';
import { closeSettings, openSettings, settingsOf } from './open-settings.ts';
import { test } from './people.ts';

test('two strangers who both press Keep go on in a conversation of their own', async ({ newPair }) => {
  const pair = await newPair();
  const [alice, bob] = pair;
  await keepEachOther(pair);
  await expect(alice.page.getByText(/^This conversation disappears in 24 h\./)).toBeVisible();
  await expect(alice.page.getByRole('main').getByText('Online', { exact: true })).toBeVisible();
  await alice.button('Extend').click();
  await expect(alice.page.getByText(/It is kept for a week if .* presses Extend, too\./)).toBeVisible();
  await bob.button('Extend').click();
  for (const person of pair) {
    await expect(person.page.getByText(/^This conversation disappears in 7 days\./)).toBeVisible();
    await expect(person.button('Extend')).toBeHidden();
  }
  await alice.write('Shall we go on?');
  await bob.expectNewest(/^(?!You).*: Shall we go on\?/);
  await expect(alice.page.getByText('Read', { exact: true })).toBeVisible();
  await bob.composer.pressSequentially('Y');
  await expect(alice.page.getByText(/ is typing…$/)).toBeVisible();
  await bob.write('Yes');
  await alice.expectNewest('Yes');
  for (const person of pair) await expectAccessible(person.page);

  await alice.page.reload();
  await expect(alice.transcript.getByRole('listitem')).toContainText(['Shall we go on?', 'Yes']);
});

test('the list counts what is unread, and leads there', async ({ newPair }) => {
  const pair = await newPair();
  const [alice, bob] = pair;
  await keepEachOther(pair);
  await bob.page.goto('/d');
  await expect(bob.heading('Your conversations')).toBeVisible();
  await alice.write('one');
  await alice.write('two');
  const entry = bob.page.getByRole('listitem').filter({ hasText: 'two' });
  await expect(entry).toContainText('2 unread');
  await expectAccessible(bob.page);
  await entry.getByRole('link').click();
  await bob.expectNewest('two');
  await expect(alice.page.getByText('Read', { exact: true })).toBeVisible();
  await bob.page.goto('/d');
  await expect(entry).toBeVisible();
  await expect(entry).not.toContainText('unread');
});

test('who is blocked is heard of no more, and cannot tell', async ({ newPair }) => {
  const pair = await newPair();
  const [alice, bob] = pair;
  await keepEachOther(pair);
  await bob.button('Block').click();
  await bob.page.getByRole('dialog').getByRole('button', { name: 'Block' }).click();
  await expect(bob.heading('Your conversations')).toBeVisible();
  await openSettings(bob, 'Privacy');
  for (const verb of ['Unblock', 'Block again']) {
    await settingsOf(bob)
      .getByRole('button', { name: `${verb}: ` })
      .click();
  }
  await expect(settingsOf(bob).getByRole('button', { name: 'Unblock: ' })).toBeFocused();
  await expectAccessible(bob.page);
  await closeSettings(bob);
  await alice.write('Are you there?');
  await alice.expectNewest('You: Are you there?');
  await expect(alice.page.getByText('Sending…')).toBeHidden();
  await bob.page.goBack();
  await expect(bob.page.getByText(/^Nothing has been written yet\./)).toBeVisible();
  await bob.write('Are you?');
  await expect(bob.page.getByText('You have blocked this person. Unblock them first.')).toBeVisible();
  await bob.button('Unblock').click();
  await expect(bob.button('Block')).toBeVisible();
  await bob.button('Retry').click();
  await alice.expectNewest('Are you?');
});

test('a conversation with nobody says so, and takes nothing', async ({ newPerson }) => {
  const alice = await newPerson();
  await alice.page.goto('/d/nobody-at-all');
  await alice.accept();
  await expect(alice.page.getByText('This person is no longer here.')).toBeVisible();
  await expect(alice.button('Send')).toBeDisabled();
  for (const name of ['Block', 'Search']) await expect(alice.button(name)).toBeHidden();
});
