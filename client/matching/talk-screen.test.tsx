// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Match } from '../../shared/events.ts';
import { createClient } from '../app/create-client.ts';
import { prefer } from '../app/preferences.ts';
import { navigate, redirect, route } from '../app/router.ts';
import { fakeConnection } from '../testing/fake-connection.ts';
import { TalkScreen } from './talk-screen.tsx';
import { want } from './wanted.ts';

const match: Match = {
  matchId: 'm1',
  mode: 'text',
  peer: { id: 'bob', name: 'Blue Wren' },
  initiator: true,
  commonInterests: ['chess'],
  route: 'direct',
};
const wishes = { mode: 'text' as const, interests: ['chess'], languages: ['en'] };

const notInMatch = { ok: false, error: { code: 'not_in_match', message: '' } } as const;

const { connection, connect, hear, asked, answers } = fakeConnection();
const client = createClient(connection);

beforeAll(connect);
afterEach(async () => {
  cleanup();
  redirect('/');
  await vi.waitFor(() => expect(client.desk.state.value.kind).toBe('idle'));
  asked.length = 0;
  delete answers.chat_message;
  delete answers.typing;
});

function search() {
  want(wishes);
  render(<TalkScreen client={client} />);
}

async function talk() {
  search();
  hear('match_found', match);
  await screen.findByText('You both chose chess.');
}

test('says whom it looks for, and can be cancelled', async () => {
  search();
  const heading = await screen.findByRole('heading', { name: 'Looking for someone who likes chess…' });
  await vi.waitFor(() => expect(document.activeElement).toBe(heading));
  fireEvent.click(screen.getByRole('button', { name: 'Cancel (Esc)' }));
  await vi.waitFor(() => expect(client.desk.state.value.kind).toBe('idle'));
  expect(route.value.kind).toBe('landing');
});

test('offers other ways to meet someone when it takes long', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  search();
  vi.setSystemTime(Date.now() + 20_000);
  expect(await screen.findByText('Nobody with these topics yet.', {}, { timeout: 2_000 })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Widen' }));
  expect(asked.at(-1)).toEqual(['request_random_peer', { mode: 'text', interests: [], languages: ['en'] }]);
  vi.setSystemTime(Date.now() + 20_000);
  const next = 'Nobody who speaks your languages yet.';
  expect(await screen.findByText(next, {}, { timeout: 2_000 })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Widen' }));
  expect(asked.at(-1)).toEqual(['request_random_peer', { mode: 'text', interests: [], languages: [] }]);
  vi.setSystemTime(Date.now() + 20_000);
  expect(await screen.findByText('Nobody is free yet.', {}, { timeout: 2_000 })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Widen' })).toBeNull();
  vi.useRealTimers();
});

test('opens the message box with the match, and shows that the stranger types', async () => {
  await talk();
  expect(screen.getByRole('textbox', { name: 'Message' })).toHaveProperty('readOnly', false);
  hear('typing', { matchId: 'm1', isTyping: true });
  expect(await screen.findByText('Stranger is typing…')).toBeTruthy();
  hear('typing', { matchId: 'm0', isTyping: false });
  expect(screen.getByText('Stranger is typing…')).toBeTruthy();
});

test('gives Next the focus when the stranger has left', async () => {
  await talk();
  hear('peer_left', { matchId: 'm1', reason: 'left' });
  expect(await screen.findByRole('heading', { name: 'Stranger left.' })).toBeTruthy();
  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Next'));
  expect(screen.getByRole('textbox', { name: 'Message' })).toHaveProperty('readOnly', true);
});

test('leaves the focus with somebody who is writing when the stranger goes', async () => {
  await talk();
  const field = screen.getByRole('textbox', { name: 'Message' });
  field.focus();
  fireEvent.input(field, { target: { value: 'and then' } });
  hear('peer_left', { matchId: 'm1', reason: 'left' });
  expect(await screen.findByRole('heading', { name: 'Stranger left.' })).toBeTruthy();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(document.activeElement).toBe(field);
});

test('does not keep for the next stranger what was begun for the last', async () => {
  await talk();
  fireEvent.input(screen.getByRole('textbox', { name: 'Message' }), { target: { value: 'dear Ann' } });
  fireEvent.click(screen.getByRole('button', { name: 'Next' }));
  await screen.findByText(/Looking for someone/);
  hear('match_found', { ...match, matchId: 'm2' });
  await screen.findByText('You both chose chess.');
  expect(screen.getByRole('textbox', { name: 'Message' })).toHaveProperty('value', '');
});

test('says that it is over when the server takes no message for it any more', async () => {
  await talk();
  answers.chat_message = notInMatch;
  const field = screen.getByRole('textbox', { name: 'Message' });
  fireEvent.input(field, { target: { value: 'hello?' } });
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(await screen.findByRole('heading', { name: 'This conversation is over.' })).toBeTruthy();
  expect(screen.getByText(/Not sent/)).toBeTruthy();
});

test('says that it is over when the server takes no typing for it any more', async () => {
  await talk();
  answers.typing = notInMatch;
  fireEvent.input(screen.getByRole('textbox', { name: 'Message' }), { target: { value: 'h' } });
  expect(await screen.findByRole('heading', { name: 'This conversation is over.' })).toBeTruthy();
});

test('says that the talk goes on in another tab, and takes it back from there', async () => {
  await talk();
  hear('search_ended', { reason: 'replaced' });
  expect(await screen.findByRole('heading', { name: "You're already talking in another tab." })).toBeTruthy();
  expect(screen.getByRole('textbox', { name: 'Message' })).toHaveProperty('readOnly', true);
  answers.resume_match = { ok: true, match, messages: [] };
  fireEvent.click(screen.getByRole('button', { name: 'Talk here instead' }));
  expect(await screen.findByRole('heading', { name: 'Stranger' })).toBeTruthy();
  delete answers.resume_match;
});

test('keeps the talk in this tab until it is over', async () => {
  await talk();
  expect(sessionStorage.getItem('aleatoria.talk')).toContain('m1');
  hear('peer_left', { matchId: 'm1', reason: 'left' });
  expect(sessionStorage.getItem('aleatoria.talk')).toBeNull();
});

test('gives the focus of Next to whoever comes back, where writing would bring up a keyboard', async () => {
  await talk();
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  hear('peer_left', { matchId: 'm1', reason: 'left' });
  const next = screen.getByRole('button', { name: 'Next' });
  await vi.waitFor(() => expect(document.activeElement).toBe(next));
  hear('peer_returned', { matchId: 'm1' }, () => undefined);
  const heading = await screen.findByRole('heading', { name: 'Stranger' });
  await vi.waitFor(() => expect(document.activeElement).toBe(heading));
  vi.unstubAllGlobals();
});

test('leaves with the way back', async () => {
  await talk();
  navigate('/');
  await vi.waitFor(() => expect(client.desk.state.value.kind).toBe('idle'));
  expect(asked.at(-1)).toEqual(['leave_match', { matchId: 'm1' }]);
});

test('stays with a talk that one leaves, and goes back to it', async () => {
  await talk();
  answers.undo_leave = { ok: true, match };
  fireEvent.click(screen.getByRole('button', { name: 'Leave' }));
  expect(await screen.findByRole('heading', { name: 'You left.' })).toBeTruthy();
  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Next'));
  expect(asked.at(-1)).toEqual(['leave_match', { matchId: 'm1' }]);
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByRole('heading', { name: 'Stranger' })).toBeTruthy();
  expect(screen.getByRole('textbox', { name: 'Message' })).toHaveProperty('readOnly', false);
});

test('goes from the end of a talk to the start', async () => {
  await talk();
  fireEvent.click(screen.getByRole('button', { name: 'Leave' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Back to the start' }));
  expect(route.value.kind).toBe('landing');
});

test('offers to go back to whom one has left by Next, while it searches', async () => {
  await talk();
  fireEvent.click(screen.getByRole('button', { name: 'Next' }));
  expect(await screen.findByRole('heading', { name: /^Looking for someone/ })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Undo' })).toBeTruthy();
});

test('looks for the next one by itself only where that is set, and can be stopped', async () => {
  await talk();
  vi.useFakeTimers({ now: Date.now(), shouldAdvanceTime: true });
  prefer({ autoNext: true });
  hear('peer_left', { matchId: 'm1', reason: 'left' });
  expect(await screen.findByText('Looking for the next one in 5 s…')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Stop' }));
  await vi.advanceTimersByTimeAsync(6_000);
  expect(client.desk.state.value.kind).toBe('partnerGone');
  vi.useRealTimers();
  prefer({ autoNext: false });
});

test('looks for the next one after 5 s', async () => {
  await talk();
  vi.useFakeTimers({ now: Date.now(), shouldAdvanceTime: true });
  prefer({ autoNext: true });
  hear('peer_left', { matchId: 'm1', reason: 'left' });
  await screen.findByText(/^Looking for the next one/);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(client.desk.state.value.kind).toBe('queueing');
  vi.useRealTimers();
  prefer({ autoNext: false });
});
