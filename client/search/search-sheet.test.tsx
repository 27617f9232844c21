// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import type { Message } from '../../shared/events.ts';
import { fakeConnection } from '../testing/fake-connection.ts';
import { SearchSheet } from './search-sheet.tsx';

const message = (id: number, text: string, from = { id: 'bob', name: 'Blue Wren' }): Message => ({
  id,
  room: 'tea',
  from,
  text,
  sentAt: '2026-11-21T10:00:00.000Z',
  clientId: `c${id}`,
  previousId: null,
  persisted: true,
});
const found = (messages: Message[], before: number | null = null) =>
  ({ ok: true, messages, before }) as const;

vi.stubGlobal('fetch', async () => Response.json({ messageTtlHours: 24 }));
afterEach(cleanup);

function open() {
  const { connection, answers, asked } = fakeConnection();
  const onGo = vi.fn();
  const close = vi.fn();
  render(
    <SearchSheet ask={connection.request} place={{ room: 'tea' }} myId="alice" onGo={onGo} onClose={close} />,
  );
  const search = (query: string) => {
    const field = screen.getByLabelText('Words to look for');
    fireEvent.input(field, { target: { value: query } });
    fireEvent.submit(field.closest('form') as HTMLFormElement);
  };
  return { answers, asked, onGo, search };
}

test('shows who said what was looked for, and leads there', async () => {
  const { answers, asked, onGo, search } = open();
  const hers = message(2, 'More tea', { id: 'alice', name: 'Amber Otter' });
  answers.search_messages = found([hers, message(1, 'Tea?')]);
  search(' tea ');
  expect((await screen.findAllByText('2 found, newest first.')).length).toBeGreaterThan(0);
  expect(asked).toEqual([['search_messages', { room: 'tea', query: 'tea' }]]);
  const [newest, oldest] = screen.getAllByRole('listitem', { hidden: true });
  expect(newest?.textContent).toMatch(/^You: More tea /);
  expect(oldest?.querySelector('mark')?.textContent).toBe('Tea');
  fireEvent.click(oldest?.querySelector('button') as HTMLButtonElement);
  expect(onGo).toHaveBeenCalledWith(message(1, 'Tea?'));
});

test('asks for nothing without a word, and says where nothing was found', async () => {
  const { answers, asked, search } = open();
  search('  ');
  expect(asked).toEqual([]);
  answers.search_messages = found([]);
  search('tea');
  expect(await screen.findByText('Nothing in the last 24 hours matches “tea”.')).toBeTruthy();
  expect(screen.queryByText('Look further back')).toBeNull();
});

test('goes on further back, with the first of what is new in focus', async () => {
  const { answers, asked, search } = open();
  answers.search_messages = found([message(9, 'tea 9')], 8);
  search('tea');
  const further = await screen.findByText('Look further back');
  answers.search_messages = found([message(3, 'tea 3')]);
  fireEvent.click(further);
  await vi.waitFor(() => expect(document.activeElement?.textContent).toContain('tea 3'));
  expect(asked.at(-1)).toEqual(['search_messages', { room: 'tea', query: 'tea', before: 8 }]);
  expect(screen.queryByText('Look further back')).toBeNull();
});

test('says why it failed, and looks again', async () => {
  const { answers, search } = open();
  const error = { code: 'rate_limited', message: '', retryAfterMs: 2_000 } as const;
  answers.search_messages = { ok: false, error };
  search('tea');
  expect(await screen.findByText("You're searching very fast. Wait 2 s.")).toBeTruthy();
  answers.search_messages = found([message(1, 'tea')]);
  fireEvent.click(screen.getByText('Try again'));
  expect((await screen.findAllByText('1 found, newest first.')).length).toBeGreaterThan(0);
});
