import { expect } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { noteNotices } from './note-notices.ts';
import { test } from './own-cluster.ts';
import { setHidden } from './set-hidden.ts';

test.use({ nodeSettings: { MAX_CONNECTIONS_PER_IP: '1' } });

const sentence = "Too many people use this site from your network. We'll let you in automatically.";

test('whoever finds no seat is let in as soon as one is free', async ({ newPair }) => {
  const [alice, bob] = await newPair({
    viewport: { width: 320, height: 640 },
    permissions: ['notifications'],
  });
  await alice.context.addInitScript(noteNotices);
  await bob.search('Text');
  await expect(bob.heading('Looking for someone…')).toBeVisible();

  await alice.search('Text');
  await expect(alice.heading(sentence)).toBeVisible();
  await expect(alice.page.getByText(/^Trying again in \d+ s…$/)).toHaveCount(1);
  await expect(alice.status).toHaveText(sentence);
  await expect(alice.page).toHaveTitle(/^Waiting for a seat/);
  await alice.button('Notify me').click();
  await expect(alice.status).toHaveText(/^You get a notice when there is a seat\./);
  await expectAccessible(alice.page);

  await setHidden(alice.page, true);
  await bob.page.close();
  await expect(alice.heading('Looking for someone…')).toBeVisible({ timeout: 30_000 });
  await expect(alice.status).toHaveText('Looking for someone…');
  const notice = { title: 'There is a seat for you', body: 'Looking for someone…' };
  await expect.poll(() => alice.page.evaluate(() => window.notices)).toEqual([notice]);
  await expect(alice.page).toHaveTitle(/^Looking…/);
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
