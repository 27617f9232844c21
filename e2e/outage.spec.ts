import { expect } from '@playwright/test';
import { expectMovingPicture } from './expect-moving-picture.ts';
import { meet } from './meet.ts';
import { test } from './own-cluster.ts';

test.use({ expectedFaults: /^WebSocket connection to .* failed|^Failed to load resource/ });

test('a talk goes on at another node when its node is killed', async ({ newPair, cluster }) => {
  const [alice, bob] = await newPair();
  await meet([alice, bob], 'Text');
  await alice.write('Before');
  await bob.expectNewest('Before');
  const [first] = alice.nodes;
  await cluster.nodes.find(({ name }) => name === first)?.kill();

  await expect.poll(() => alice.nodes.length).toBeGreaterThan(1);
  expect(alice.nodes.at(-1)).not.toBe(first);
  await alice.expectTalk();
  await bob.expectTalk();
  await alice.write('After');
  await bob.expectNewest('Stranger: After');
  await bob.write('Still here');
  await alice.expectNewest('Stranger: Still here');
  await expect(alice.transcript.getByRole('listitem')).toHaveCount(3);
});

test('a call goes on while the server is away', async ({ newPair, cluster }) => {
  const pair = await newPair();
  const [alice, bob] = pair;
  await meet(pair, 'Video');
  await Promise.all(pair.map(expectMovingPicture));
  const banner = /^Lost the server\. Your call goes on\. Trying again/;

  await cluster.nginx.kill('SIGTERM');
  for (const person of pair) await expect(person.page.getByText(banner)).toBeVisible();
  for (const person of pair) await person.expectTalk();
  await Promise.all(pair.map(expectMovingPicture));

  await cluster.nginx.restart('SIGTERM');
  for (const person of pair) await expect(person.page.getByText(banner)).toBeHidden();
  for (const person of pair) await person.expectTalk();
  await Promise.all(pair.map(expectMovingPicture));
  await alice.button('Text').click();
  await alice.write('We are back');
  await bob.expectNewest('Stranger: We are back');
});

test('an offline browser is told so, and comes back by itself', async ({ newPair, cluster }) => {
  const [alice, bob] = await newPair();
  await meet([alice, bob], 'Text');
  const banner = alice.page.locator('.banner');
  await alice.context.setOffline(true);
  // Emulation leaves open sockets alone, so the line itself is cut as well.
  await cluster.nginx.restart('SIGTERM');
  await expect(banner).toHaveText("You're offline. We'll reconnect as soon as you're back.");
  await alice.context.setOffline(false);
  await expect(banner).toBeHidden();
  await alice.write('There I am');
  await bob.expectNewest('Stranger: There I am');
});

test('what is written while the server is away arrives when it is back', async ({ newPair, cluster }) => {
  const [alice, bob] = await newPair();
  await meet([alice, bob], 'Text');
  await cluster.nginx.kill('SIGTERM');
  await expect(alice.page.getByText(/^Lost the server\. Trying again/)).toBeVisible();
  await alice.write('Can you hear me?');
  await expect(alice.page.getByText('Sending…')).toBeVisible();
  await cluster.nginx.restart('SIGTERM');
  await bob.expectNewest('Stranger: Can you hear me?');
  await expect(alice.page.getByText('Sending…')).toBeHidden();
});
