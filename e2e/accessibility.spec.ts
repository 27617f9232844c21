import { expect } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { expectMovingPicture } from './expect-moving-picture.ts';
import { test } from './people.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test('landing, rules, search, talk and farewell by text', async ({ newPair }) => {
      const [alice, bob] = await newPair({ colorScheme });
      await alice.choose('Text', ['chess']);
      await expectAccessible(alice.page);
      await alice.pressStart();
      await expect(alice.button("I'm 18 or over and I accept")).toBeVisible();
      await expectAccessible(alice.page);
      await alice.accept();
      await expect(alice.heading('Looking for someone who likes chess…')).toBeVisible();
      await expectAccessible(alice.page);

      await bob.search('Text', ['chess']);
      await alice.expectTalk();
      await alice.write('Hello');
      await bob.write('Hello back');
      await alice.expectNewest('Hello back');
      await expectAccessible(alice.page);
      await alice.button('Help').click();
      await expect(alice.page.getByRole('dialog', { name: 'Help' })).toBeVisible();
      await expectAccessible(alice.page);
      await alice.button('Close').click();
      await bob.button('Leave').click();
      await expect(alice.heading('Stranger left.')).toBeVisible();
      await expectAccessible(alice.page);
    });

    test('preview and call', async ({ newPair }) => {
      const [alice, bob] = await newPair({ colorScheme });
      await alice.start('Video');
      await expect(alice.button('Find someone')).toBeEnabled();
      await expectAccessible(alice.page);
      await alice.button('Find someone').click();
      await bob.search('Video');
      await expectMovingPicture(alice);
      await expectAccessible(alice.page);
      await alice.button('Text').click();
      await alice.button('Camera').click();
      await expect(bob.page.getByText("Stranger's camera is off")).toBeVisible();
      await expectAccessible(alice.page);
      await expectAccessible(bob.page);
    });

    test('a room', async ({ newPerson }) => {
      const alice = await newPerson({ colorScheme });
      await alice.enterRoom(`axe-${colorScheme}`);
      await expectAccessible(alice.page);
      await alice.write('Hello');
      await alice.expectNewest('Hello');
      await expectAccessible(alice.page);
    });
  });
}

test('what happens is said, each thing once', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  await alice.search('Text');
  await expect(alice.status).toHaveText('Looking for someone…');
  await bob.search('Text');
  await expect(alice.status).toHaveText('You are talking to a stranger.');
  await expect(alice.page.getByRole('log')).toHaveCount(1);
  await expect(alice.page.getByRole('status')).toHaveCount(1);
  await bob.write('Can you hear this?');
  await expect(alice.transcript.getByRole('listitem')).toHaveText(/^Stranger: Can you hear this\?/);
  await alice.page.keyboard.press('Escape');
  await expect(alice.status).toHaveText('Press Esc again to skip.');
  await bob.button('Leave').click();
  await expect(alice.status).toHaveText('Stranger left.');
});
