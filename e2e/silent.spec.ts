import { expect } from '@playwright/test';
import { meet } from './meet.ts';
import { test } from './people.ts';
import { silentMicrophone } from './silent-microphone.ts';

test('a microphone that gives nothing is told in the call, until it is off', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  await alice.context.addInitScript(silentMicrophone);
  await meet([alice, bob], 'Voice');
  const notice = alice.page.getByText('It may be muted on the headset, or the wrong one is chosen.');
  await expect(notice).toBeVisible({ timeout: 20_000 });
  await expect(alice.status).toHaveText('Your microphone is on but we hear nothing.');
  await alice.button('Choose another').click();
  await expect(alice.page.getByRole('combobox', { name: 'Microphone' })).toBeVisible();
  await alice.button('Microphone').click();
  await expect(notice).toBeHidden();
  await expect(bob.page.getByText('It may be muted on the headset')).toBeHidden();
});
