// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { declineRules, withConsent } from '../app/consent.ts';
import { redirect, route } from '../app/router.ts';
import { status } from '../app/status.ts';
import { myWishes } from '../matching/my-wishes.ts';
import { wanted } from '../matching/wanted.ts';
import { Page } from '../page.tsx';
import { lobby } from './lobby.ts';

vi.mock('../app/load-app.ts', async () => ({
  appLoading: (await import('@preact/signals')).signal({ kind: 'absent' }),
  loadApp: vi.fn(async () => undefined),
}));

const figures = { online: 842, waiting: { text: 20, voice: 3, video: 8 }, rooms: [], relay: false };

beforeEach(() => {
  localStorage.clear();
  redirect('/');
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(figures)));
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
});

afterEach(() => {
  cleanup();
  wanted.value = undefined;
  lobby.value = undefined;
});

test('asks for the age once, then starts by itself', async () => {
  render(<Page />);
  fireEvent.click(screen.getByRole('button', { name: 'Start' }));
  expect(route.value.kind).toBe('landing');
  fireEvent.click(await screen.findByRole('button', { name: "I'm 18 or over and I accept" }));
  expect(await screen.findByText('Opening the line…')).toBeTruthy();
  expect(wanted.value?.mode).toBe('text');
});

test('remembers how one wants to talk, and takes a topic that was not confirmed by Enter', () => {
  render(<Page />);
  fireEvent.click(screen.getByRole('radio', { name: 'Video' }));
  fireEvent.input(screen.getByLabelText('Topics (optional)'), { target: { value: ' Chess ' } });
  fireEvent.click(screen.getByRole('button', { name: 'Start' }));
  expect(myWishes.value).toMatchObject({ mode: 'video', interests: ['chess'] });
  expect(localStorage.getItem('aleatoria.wishes')).toContain('chess');
});

test('adds a language only when one says so', async () => {
  render(<Page />);
  const before = myWishes.value.languages;
  const list = screen.getByLabelText('I speak');
  fireEvent.change(list, { target: { value: 'fr' } });
  expect(myWishes.value.languages).toEqual(before);
  fireEvent.click(screen.getByRole('button', { name: 'Add language' }));
  expect(myWishes.value.languages).toEqual([...before, 'fr']);
  expect(document.activeElement).toBe(list);
  expect(await screen.findByRole('button', { name: 'Remove French' })).toBeTruthy();
  expect(list).toHaveProperty('value', '');
});

test('takes with Start a language that was chosen and not added', () => {
  render(<Page />);
  fireEvent.change(screen.getByLabelText('I speak'), { target: { value: 'it' } });
  fireEvent.click(screen.getByRole('button', { name: 'Start' }));
  expect(myWishes.value.languages).toContain('it');
});

test('tells whoever asked that the rules were not accepted', async () => {
  const declined = vi.fn();
  withConsent(() => undefined, declined);
  render(<Page />);
  fireEvent.click(await screen.findByRole('button', { name: 'Leave' }));
  expect(declined).toHaveBeenCalledOnce();
});

test('does not take the end of one dialog for an answer to the next', async () => {
  const accepted = vi.fn();
  withConsent(() => undefined);
  render(<Page />);
  const first = await screen.findByRole('dialog');
  declineRules();
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  withConsent(accepted);
  first.dispatchEvent(new Event('close'));
  fireEvent.click(await screen.findByRole('button', { name: "I'm 18 or over and I accept" }));
  expect(accepted).toHaveBeenCalledOnce();
});

test('lists the rooms with their people and the age of their last message', async () => {
  const minutesAgo = (count: number) => new Date(Date.now() - count * 60_000).toISOString();
  const rooms = [
    { room: 'tea', memberCount: 3, lastMessageAt: minutesAgo(5) },
    { room: 'chess', memberCount: 1, lastMessageAt: null },
  ];
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ ...figures, rooms })));
  render(<Page />);
  expect(await screen.findByRole('link', { name: 'tea 3 people · last message 5 min ago' })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'chess 1 person · nothing written lately' })).toBeTruthy();
});

test('says why something is no room name, until it is typed anew', async () => {
  render(<Page />);
  const field = screen.getByRole('textbox', { name: 'Room name' });
  fireEvent.input(field, { target: { value: '!!!' } });
  fireEvent.click(screen.getByRole('button', { name: 'Join' }));
  const rule = await screen.findByText(/^A room's name is made of letters, digits, - and _/, {
    selector: '.field-refusal',
  });
  expect(field.getAttribute('aria-describedby')).toBe(rule.id);
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(status.value).toBe(rule.textContent);
  expect(document.activeElement).toBe(field);
  expect(route.value.kind).toBe('landing');
  fireEvent.input(field, { target: { value: 'tea' } });
  await vi.waitFor(() => expect(rule.textContent).toBe(''));
});
