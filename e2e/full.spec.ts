import { expect } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { test } from './own-cluster.ts';

test.use({ nodeSettings: { MAX_CONNECTIONS_PER_IP: '1' } });

const sentence = "Too many people use this site from your network. We'll let you in automatically.";

test('whoever finds no seat is let in as soon as one is free', async ({ newPair }) => {
  const [alice, bob] = await newPair({ viewport: { width: 320, height: 640 } });
  await bob.search('Text');
  await expect(bob.heading('Looking for someone…')).toBeVisible();

  await alice.search('Text');
  await expect(alice.heading(sentence)).toBeVisible();
  await expect(alice.page.getByText(/^Trying again in \d+ s…$/)).toHaveCount(1);
  await expect(alice.status).toHaveText(sentence);
  await expectAccessible(alice.page);

  await bob.page.close();
  await expect(alice.heading('Looking for someone…')).toBeVisible({ timeout: 30_000 });
  await expect(alice.status).toHaveText('Looking for someone…');
});

test('whoever finds no seat may leave', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  await bob.search('Text');
  await expect(bob.heading('Looking for someone…')).toBeVisible();
  await alice.search('Text');
  await expect(alice.heading(sentence)).toBeVisible();
  await alice.strangerPane.getByRole('button', { name: 'Leave' }).click();
  await expect(alice.startButton).toBeVisible();
});
