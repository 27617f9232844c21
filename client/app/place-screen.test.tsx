// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Message } from '../../shared/events.ts';
import { fakeConnection } from '../testing/fake-connection.ts';
import { acceptRules, withConsent } from './consent.ts';
import { createClient } from './create-client.ts';
import { PlaceScreen } from './place-screen.tsx';
import { redirect } from './router.ts';

const bob = { id: 'bob', name: 'Blue Wren' };
const message: Message = {
  id: 1,
  from: bob,
  text: 'Good evening',
  sentAt: '2026-11-21T10:00:00.000Z',
  clientId: 'c1',
  previousId: null,
  persisted: true,
};

const { connection, connect, hear, asked, answers, session, reduce } = fakeConnection();
const client = createClient(connection);

beforeAll(async () => {
  answers.get_rooms = { ok: true, rooms: [{ room: 'tea', memberCount: 1 }], kept: [], read: [] };
  answers.get_conversations = { ok: true, conversations: [] };
  answers.watch_presence = { ok: true, statuses: [] };
  withConsent(() => undefined);
  acceptRules();
  session({ id: 'alice', name: 'Amber Otter' });
  await connect();
});
afterEach(() => {
  cleanup();
  redirect('/');
});

function goTo(path: string) {
  redirect(path);
  render(<PlaceScreen client={client} />);
}

test('opens a room once its code is here, and stays in it until one leaves it', async () => {
  answers.join_room = {
    ok: true,
    room: 'tea',
    members: [bob],
    memberCount: 1,
    version: 1,
    messages: [{ ...message, room: 'tea' }],
    hasMore: false,
    gap: false,
  };
  goTo('/r/tea');
  expect(await screen.findByRole('heading', { name: 'tea' }, { timeout: 10_000 })).toBeTruthy();
  expect(await screen.findByText('Good evening')).toBeTruthy();
  redirect('/d');
  expect(await screen.findByRole('link', { name: /^tea/ })).toBeTruthy();
  hear('chat_message', { ...message, id: 2, previousId: 1, clientId: 'c2', room: 'tea', text: 'Anyone?' });
  expect((await screen.findByRole('link', { name: /^tea/ })).textContent).toContain('1 unread');
  await vi.waitFor(() => expect(document.title).toMatch(/^\(1\) /));
  expect(asked).not.toContainEqual(['leave_room', { room: 'tea' }]);
  fireEvent.click(screen.getByRole('link', { name: /^tea/ }));
  expect(await screen.findByText('Anyone?')).toBeTruthy();
  await vi.waitFor(() => expect(document.title).not.toMatch(/^\(/));
  fireEvent.click(screen.getByRole('button', { name: 'Leave room' }));
  expect(asked).toContainEqual(['leave_room', { room: 'tea' }]);
});

test('opens what one writes with somebody, and the list of all', async () => {
  const summary = {
    unread: 2,
    readId: 0,
    otherReadId: 0,
    isBlocked: false,
    expiresAt: '2026-11-22T10:00:00.000Z',
  };
  const lastMessage = { ...message, withUser: 'bob' };
  answers.get_conversations = { ok: true, conversations: [{ user: bob, lastMessage, ...summary }] };
  answers.get_direct_messages = {
    ok: true,
    withUser: 'bob',
    messages: [lastMessage],
    hasMore: false,
    gap: false,
  };
  goTo('/d');
  const entry = await screen.findByRole('link', { name: /^Blue Wren/ });
  expect(entry.textContent).toContain('2 unread');
  fireEvent.click(entry);
  expect(await screen.findByRole('heading', { name: 'Blue Wren' })).toBeTruthy();
  hear('chat_message', { ...lastMessage, id: 2, previousId: 1, clientId: 'c2', text: 'Still there?' });
  expect(await screen.findByText('Still there?')).toBeTruthy();
});

test('asks for the rooms again when the reduced mode is over', async () => {
  goTo('/d');
  expect(await screen.findByRole('heading', { name: 'Your conversations' })).toBeTruthy();
  act(() => reduce(true));
  answers.get_rooms = { ok: true, rooms: [{ room: 'coffee', memberCount: 1 }], kept: [], read: [] };
  reduce(false);
  expect(await screen.findByRole('link', { name: /^coffee/ })).toBeTruthy();
});
