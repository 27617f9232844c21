import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { io } from 'socket.io-client';
import { test } from './own-cluster.ts';

const total = 600;

test.use({ nodeSettings: { RATE_LIMIT_FACTOR: '0', RATE_LIMIT_IP_FACTOR: '0' } });

/** Fills a room as somebody without a browser does. */
async function fill(url: string, room: string): Promise<void> {
  const socket = io(url, { transports: ['websocket'], forceNew: true });
  await socket.emitWithAck('join_room', { room });
  for (let sent = 0; sent < total; sent++) {
    const message = { room, text: `message ${sent}`, clientId: `${sent}` };
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
