import { expect } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { expectMovingPicture } from './expect-moving-picture.ts';
import { meet } from './meet.ts';
import { test } from './people.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a talk that was left can be gone back to, in ${colorScheme} colours`, async ({ newPair }) => {
    const [alice, bob] = await newPair({ colorScheme, viewport: { width: 320, height: 640 } });
    await meet([alice, bob], 'Text');
    await alice.write('Before');
    await bob.expectNewest('Before');
    await alice.button('Leave').click();
    await expect(alice.heading('You left.')).toBeVisible();
    await expect(alice.status).toHaveText(/^You left\. Undo is there for \d seconds\.$/);
    await expect(bob.heading('Stranger left.')).toBeVisible();
    await expectAccessible(alice.page);

    await alice.button('Undo').click();
    await alice.expectTalk();
    await bob.expectTalk();
    await expect(alice.composer).toBeFocused();
    await alice.write('There I am again');
    await bob.expectNewest('Stranger: There I am again');
    await bob.write('Good');
    await alice.expectNewest('Stranger: Good');
    await expect(alice.transcript.getByRole('listitem')).toHaveCount(3);
    await expect(bob.transcript.getByRole('listitem')).toHaveCount(3);
  });
}

test('Next can be taken back while the search runs', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  await meet([alice, bob], 'Text');
  await alice.button('Next').click();
  await expect(alice.heading('Looking for someone…')).toBeVisible();
  await expect(bob.heading('Stranger left.')).toBeVisible();
  await alice.button('Undo').click();
  await alice.expectTalk();
  await bob.write('You again');
  await alice.expectNewest('Stranger: You again');
});

test('nobody is brought back from somebody else', async ({ newPair, newPerson }) => {
  const [alice, bob] = await newPair();
  const carol = await newPerson();
  await meet([alice, bob], 'Text');
  // However slow the machine is, the offer stands.
  await alice.page.clock.setFixedTime(Date.now());
  await alice.button('Leave').click();
  await expect(bob.heading('Stranger left.')).toBeVisible();
  await bob.button('Next').click();
  await expect(bob.heading('Looking for someone…')).toBeVisible();
  await carol.search('Text');
  await carol.expectTalk();
  await alice.button('Undo').click();
  await expect(alice.heading('Stranger has gone on.')).toBeVisible();
  await bob.expectTalk();
});

test('a call comes back with camera and microphone as they were', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  await meet([alice, bob], 'Video');
  await expectMovingPicture(alice);
  await alice.button('Microphone').click();
  await alice.button('Leave').click();
  await expect(alice.heading('You left.')).toBeVisible();
  await alice.button('Undo').click();
  await expectMovingPicture(alice);
  await expectMovingPicture(bob);
  await expect(alice.button('Microphone')).toHaveAttribute('aria-pressed', 'false');
  await expect(alice.button('Camera')).toHaveAttribute('aria-pressed', 'true');
});

test('whoever comes back to the start can start again with Enter', async ({ newPerson }) => {
  const alice = await newPerson();
  await alice.search('Text');
  await alice.button('Cancel (Esc)').click();
  await expect(alice.startButton).toBeFocused();
  await alice.page.keyboard.press('Enter');
  await expect(alice.heading('Looking for someone…')).toBeVisible();
});
