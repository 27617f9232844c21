import { expect } from '@playwright/test';
import { meet } from './meet.ts';
import { noteNotices } from './note-notices.ts';
import { test } from './people.ts';
import { setHidden } from './set-hidden.ts';

test('what comes while nobody looks is counted in the title, and shown as a notice to who has asked', async ({
  newPair,
}) => {
  const [alice, bob] = await newPair({ permissions: ['notifications'] });
  await alice.context.addInitScript(noteNotices);
  await alice.page.goto('/settings');
  await alice.page.getByRole('checkbox', { name: 'Show a notice when somebody writes to me' }).check();
  await meet([alice, bob], 'Text');
  await bob.write('seen');
  await alice.expectNewest('seen');
  await setHidden(alice.page, true);
  await bob.write('one');
  await bob.write('two');
  await expect(alice.page).toHaveTitle(/^\(2\) /);
  const notices = () => alice.page.evaluate(() => window.notices);
  await expect.poll(notices).toEqual([
    { title: 'Stranger', body: 'one' },
    { title: 'Stranger', body: 'two' },
  ]);
  await setHidden(alice.page, false);
  await expect(alice.page).not.toHaveTitle(/^\(/);
});

test('nobody is asked for notices unasked, and a refusal is explained', async ({ newPerson }) => {
  const alice = await newPerson({ permissions: [] });
  await alice.page.goto('/settings');
  const toggle = alice.page.getByRole('checkbox', { name: 'Show a notice when somebody writes to me' });
  await expect(toggle).not.toBeChecked();
  await toggle.click();
  await expect(alice.page.getByText(/^Your browser is blocking notices for this site\./)).toBeVisible();
  await expect(toggle).not.toBeChecked();
});
