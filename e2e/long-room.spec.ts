import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { io } from 'socket.io-client';
import { expectAccessible } from './expect-accessible.ts';
import { test } from './own-cluster.ts';

const total = 600;

test.use({ nodeSettings: { RATE_LIMIT_FACTOR: '0', RATE_LIMIT_IP_FACTOR: '0' } });

/** Fills a room as somebody without a browser does. */
async function fill(url: string, room: string): Promise<void> {
  const socket = io(url, { transports: ['websocket'], forceNew: true });
  await socket.emitWithAck('join_room', { room });
  for (let sent = 0; sent < total; sent++) {
    const text = sent === 60 ? 'Crème brûlée' : `message ${sent}`;
    const message = { room, text, clientId: `${sent}` };
    expect(await socket.emitWithAck('chat_message', message)).toMatchObject({ ok: true });
  }
  socket.disconnect();
}

test('a long room is read upward without losing the place, and only a part of it is in the page', async ({
  newPerson,
  cluster,
}) => {
  test.setTimeout(120_000);
  const room = `room-${randomUUID().slice(0, 8)}`;
  await fill(cluster.url, room);
  const alice = await newPerson();
  await alice.enterRoom(room);
  await alice.expectNewest(`message ${total - 1}`);
  const log = alice.transcript;

  await alice.button('Search').click();
  const sheet = alice.page.getByRole('dialog', { name: 'Search' });
  await sheet.getByRole('searchbox', { name: 'Words to look for' }).fill('creme');
  await alice.page.keyboard.press('Enter');
  await expect(alice.status).toHaveText('1 found, newest first.');
  await expectAccessible(alice.page);
  await sheet.getByRole('listitem').getByRole('button').press('Enter');
  await expect(sheet).toBeHidden();
  const found = log.getByRole('listitem').filter({ hasText: 'Crème brûlée' });
  await expect(found).toBeFocused({ timeout: 30_000 });
  await expect(found).toBeInViewport({ ratio: 1 });

  await expect(async () => {
    await log.evaluate((shown) => shown.scrollTo(0, 0));
    await expect(log.getByText('message 0', { exact: true })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  expect(await log.getByRole('listitem').count()).toBeLessThan(total / 2);

  await alice.button('Newest messages').click();
  await alice.expectNewest(`message ${total - 1}`);
  await expect(log.getByText(`message ${total - 1}`, { exact: true })).toBeInViewport();
  await expect(alice.button('Newest messages')).toBeHidden();
});
