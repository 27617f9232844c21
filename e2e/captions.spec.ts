import { expect } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { meet } from './meet.ts';
import { test } from './people.ts';

test('captions are made on this device or not at all', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  await meet([alice, bob], 'Voice');
  await alice.button('More').click();
  await alice.button('Captions').click();
  await expect(
    alice.page.getByText('Captions need speech recognition on this device; this browser has none.'),
  ).toBeVisible();
  await expectAccessible(alice.page);
});
