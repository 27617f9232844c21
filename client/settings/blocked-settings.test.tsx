// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Conversation } from '../../shared/events.ts';
import { openIdentity } from '../app/identity.ts';
import { appLoading } from '../app/load-app.ts';
import { fakeConnection } from '../testing/fake-connection.ts';
import { BlockedSettings } from './blocked-settings.tsx';

const hourAgo = new Date(Date.now() - 3_600_000).toISOString();
const bob = { user: { id: 'bob', name: 'Blue Wren' }, isBlocked: true } as Conversation;

beforeEach(() => openIdentity().keep('token'));

afterEach(() => {
  cleanup();
  openIdentity().drop();
});

function shown(blocked: string[], hasMore = false) {
  const opened = fakeConnection();
  const { connection } = opened;
  appLoading.value = { kind: 'here', connection } as typeof appLoading.value;
  opened.answers.get_conversations = { ok: true, conversations: [bob] };
  opened.answers.get_blocked = {
    ok: true,
    blocked: blocked.map((userId) => ({ userId, blockedAt: hourAgo })),
    hasMore,
  };
  render(<BlockedSettings />);
  return opened;
}

test('names whom one writes with, and of strangers says when', async () => {
  shown(['bob', 'eve'], true);
  await screen.findByText('Blue Wren, 1 h ago');
  expect(screen.getByText('Somebody you blocked, 1 h ago')).toBeTruthy();
  expect(screen.getByText(/^The latest of them\./)).toBeTruthy();
});

test('unblocks, and blocks again what was unblocked by mistake', async () => {
  const { asked } = shown(['eve']);
  fireEvent.click(await screen.findByRole('button', { name: /^Unblock: Somebody/ }));
  const again = await screen.findByRole('button', { name: /^Block again: Somebody/ });
  expect(screen.getByText('Somebody you blocked, not blocked any more')).toBeTruthy();
  fireEvent.click(again);
  await screen.findByRole('button', { name: /^Unblock: Somebody/ });
  expect(asked.slice(-2)).toEqual([
    ['unblock_user', { userId: 'eve' }],
    ['block_user', { userId: 'eve' }],
  ]);
});

test('says so where there is nobody, and asks nothing for who is nobody yet', async () => {
  shown([]);
  await screen.findByText('Nobody.');
  cleanup();
  openIdentity().drop();
  const { asked } = shown(['eve']);
  expect(screen.getByText('Nobody.')).toBeTruthy();
  expect(asked).toEqual([]);
});

test('can be asked again where the server did not answer', async () => {
  const { answers } = shown(['eve']);
  answers.get_blocked = { ok: false, error: { code: 'unavailable', message: '' } };
  fireEvent.click(await screen.findByRole('button', { name: /^Unblock/ }));
  cleanup();
  render(<BlockedSettings />);
  const again = await screen.findByRole('button', { name: 'Try again' });
  expect(screen.getByText('This could not be read. The server did not answer.')).toBeTruthy();
  answers.get_blocked = { ok: true, blocked: [], hasMore: false };
  fireEvent.click(again);
  await screen.findByText('Nobody.');
});
