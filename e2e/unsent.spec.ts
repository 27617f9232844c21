import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { test } from './people.ts';
import { serverGate } from './server-gate.ts';

test.use({ expectedFaults: /^WebSocket connection to .* failed|^Failed to load resource/ });

test('what could not be sent outlives a reload, and is sent once and in order', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  const gate = await serverGate(alice.context);
  const room = `room-${randomUUID().slice(0, 8)}`;
  for (const person of [alice, bob]) await person.enterRoom(room);
  await gate.shut();
  await expect(alice.page.getByText(/^Lost the server\. Trying again/)).toBeVisible();
  const written = ['first', 'second', 'third'];
  for (const text of written) await alice.write(text);
  await expect(alice.page.getByText('Sending…')).toHaveCount(3);
  await alice.page.reload();
  gate.open();

  await expect(bob.transcript.getByRole('listitem')).toContainText(written);
  await expect(alice.transcript.getByRole('listitem')).toContainText(written);
  await expect(alice.page.getByText('Sending…')).toHaveCount(0);
  for (const person of [alice, bob]) await expect(person.transcript.getByRole('listitem')).toHaveCount(3);
  await alice.page.reload();
  await expect(alice.transcript.getByRole('listitem')).toHaveCount(3);
});
