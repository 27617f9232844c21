import { expect } from '@playwright/test';
import { meet } from './meet.ts';
import { test } from './people.ts';

test('two strangers write to each other', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  await meet([alice, bob], 'Text');
  await expect(alice.composer).toBeFocused();

  await alice.write('Hello, whoever you are');
  await bob.expectNewest('Stranger: Hello, whoever you are');
  await alice.expectNewest('You: Hello, whoever you are');

  await bob.composer.pressSequentially('Hel');
  await expect(alice.page.getByText('Stranger is typing…')).toBeVisible();
  await bob.write('Hello back');
  await alice.expectNewest('Stranger: Hello back');
  await expect(alice.page.getByText('Stranger is typing…')).toBeHidden();
});

test('Next brings both to somebody else', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  const [carol, dave] = await newPair();
  await meet([alice, bob], 'Text');
  await alice.write('Nice to have met you');
  await bob.expectNewest('Nice to have met you');

  await carol.search('Text');
  await expect(carol.heading('Looking for someone…')).toBeVisible();
  await alice.button('Next').click();
  await alice.expectTalk();
  await carol.expectTalk();
  await expect(alice.transcript.getByRole('listitem')).toHaveCount(0);

  await expect(bob.heading('Stranger left.')).toBeVisible();
  await bob.button('Next').click();
  await expect(bob.heading('Looking for someone…')).toBeVisible();
  await dave.search('Text');
  await bob.expectTalk();
  await dave.write('Are you new?');
  await bob.expectNewest('Stranger: Are you new?');
  await carol.write('Are you still there?');
  await alice.expectNewest('Stranger: Are you still there?');
});

test('who is left reads on, and Enter goes to the next', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  await meet([alice, bob], 'Text');
  await alice.write('I have to go');
  await bob.expectNewest('I have to go');
  await alice.button('Leave').click();
  await expect(alice.heading('You left.')).toBeVisible();

  await expect(bob.heading('Stranger left.')).toBeVisible();
  await expect(bob.status).toHaveText('Stranger left.');
  await bob.expectNewest('I have to go');
  await expect(bob.composer).not.toBeEditable();
  await expect(bob.button('Block')).toBeVisible();
  await expect(bob.button('Leave')).toBeVisible();
  await expect(bob.button('Next')).toBeFocused();
  await bob.page.keyboard.press('Enter');
  await expect(bob.heading('Looking for someone…')).toBeVisible();
});

test('Esc twice skips, and Esc in the search stops it', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  await meet([alice, bob], 'Text');
  await alice.page.keyboard.press('Escape');
  await expect(alice.page.getByText('Press Esc again to skip').first()).toBeVisible();
  await alice.page.keyboard.press('Escape');
  await expect(alice.heading('Looking for someone…')).toBeVisible();
  await expect(bob.heading('Stranger left.')).toBeVisible();

  await alice.page.keyboard.press('Escape');
  await expect(alice.startButton).toBeVisible();
});

test('one Esc alone skips nobody', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  await meet([alice, bob], 'Text');
  const hint = alice.page.getByText('Press Esc again to skip', { exact: true });
  await alice.page.keyboard.press('Escape');
  await expect(hint).toBeVisible();
  await expect(hint).toBeHidden();
  await alice.write('Still here');
  await bob.expectNewest('Stranger: Still here');
});

test('who is blocked is told no more than that it is over', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  await meet([alice, bob], 'Text');
  await alice.button('Block').click();
  const sheet = alice.page.getByRole('dialog', { name: 'Block and go on' });
  await sheet.getByRole('button', { name: 'Back' }).click();
  await expect(alice.button('Block')).toBeFocused();
  await alice.button('Block').click();
  await sheet.getByRole('button', { name: 'Block' }).click();
  await expect(alice.heading('Looking for someone…')).toBeVisible();
  await expect(bob.heading('This conversation is over.')).toBeVisible();
});

test('a reload comes back to the talk', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  await meet([alice, bob], 'Text');
  await alice.write('Before');
  await bob.write('And you?');
  await alice.expectNewest('And you?');

  const held = Promise.withResolvers<void>();
  await alice.page.route('**/assets/app-*.js', async (route) => {
    await held.promise;
    await route.continue();
  });
  await alice.page.reload();
  await expect(bob.page.getByRole('heading', { name: /^Stranger's connection dropped/ })).toBeVisible();
  held.resolve();

  await alice.expectTalk();
  await bob.expectTalk();
  await expect(alice.transcript.getByRole('listitem')).toContainText(['You: Before', 'Stranger: And you?']);
  await alice.write('Back again');
  await bob.expectNewest('Stranger: Back again');
  await bob.write('Welcome');
  await alice.expectNewest('Stranger: Welcome');
});

test('a closed tab is told to the other, who can go on', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  await meet([alice, bob], 'Text');
  await alice.page.close();
  await expect(bob.page.getByRole('heading', { name: /^Stranger's connection dropped/ })).toBeVisible({
    timeout: 2_000,
  });
  await bob.button('Next').click();
  await expect(bob.heading('Looking for someone…')).toBeVisible();
});

test('the newest message stays in sight when there is less room', async ({ newPair }) => {
  const [alice, bob] = await newPair({ viewport: { width: 390, height: 844 } });
  await meet([alice, bob], 'Text');
  for (const text of ['one', 'two', 'three', 'four', 'five', 'six', 'seven']) {
    await alice.write(`${text} `.repeat(30));
    await bob.expectNewest(text);
  }
  const newest = bob.transcript.getByRole('listitem').last();
  await expect(newest).toBeInViewport({ ratio: 1 });
  await bob.page.setViewportSize({ width: 390, height: 480 });
  await expect(newest).toBeInViewport({ ratio: 1 });
});
