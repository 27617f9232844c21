// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import type { Ack, Message } from '../../shared/events.ts';
import { prefer } from '../app/preferences.ts';
import { createChat } from './chat.ts';
import { Composer } from './composer.tsx';
import { Transcript } from './transcript.tsx';

type Answer = Ack<{ message: Message }>;
const teller = { typed: vi.fn(), stopped: vi.fn() };
const refused: Answer = {
  ok: false,
  error: { code: 'rate_limited', message: '', retryAfterMs: 2_500 },
};

afterEach(cleanup);

function open(deliver: (text: string, clientId: string) => Promise<Answer>) {
  const chat = createChat({ deliver, myId: () => 'me' });
  render(
    <>
      <Transcript chat={chat} nameOf={(line) => (line.kind === 'mine' ? 'You' : 'Stranger')} isKept={false} />
      <Composer chat={chat} teller={teller} isOpen focusFor={undefined} />
    </>,
  );
  const say = (text: string) => {
    const field = screen.getByRole('textbox', { name: 'Message' });
    fireEvent.input(field, { target: { value: text } });
    fireEvent.keyDown(field, { key: 'Enter' });
  };
  return { chat, say };
}

const message = (text: string, clientId: string, from = { id: 'bob', name: 'Blue Wren' }): Message => ({
  id: 1,
  from,
  text,
  clientId,
  sentAt: '2026-11-21T10:00:00.000Z',
  previousId: null,
  persisted: false,
});

test('shows what is said at once, and that it is on its way', async () => {
  const { say } = open(() => new Promise(() => undefined));
  say('hello');
  expect(await screen.findByText('hello')).toBeTruthy();
  expect(screen.getByText('Sending…')).toBeTruthy();
});

test('offers what was not sent again, under the same client id', async () => {
  const deliver = vi.fn<(text: string, clientId: string) => Promise<Answer>>(async () => refused);
  const { say } = open(deliver);
  say('hello');
  expect(await screen.findByText(/Not sent/)).toBeTruthy();
  expect(screen.getAllByText(/Wait 3 s/).length).toBeGreaterThan(0);
  deliver.mockImplementation(async (text, clientId) => ({
    ok: true,
    message: message(text, clientId, { id: 'me', name: 'Amber Otter' }),
  }));
  fireEvent.click(screen.getByRole('button', { name: 'Retry' }));
  await vi.waitFor(() => expect(screen.queryByText(/Not sent/)).toBeNull());
  expect(deliver.mock.calls[0]).toEqual(deliver.mock.calls[1]);
});

test('says who wrote before what they wrote', async () => {
  const { chat } = open(async () => refused);
  chat.receive([message('good evening', 'b1')]);
  const line = await screen.findByRole('listitem');
  expect(line.textContent).toMatch(/^Stranger: good evening/);
  expect(screen.getByRole('log', { name: 'Conversation' }).contains(line)).toBe(true);
});

test('goes to what one says, and stays where one has scrolled to when it is sent', async () => {
  const sent = Promise.withResolvers<Answer>();
  let clientId = '';
  const { say } = open((_, id) => {
    clientId = id;
    return sent.promise;
  });
  const log = screen.getByRole('log');
  vi.spyOn(log, 'scrollHeight', 'get').mockReturnValue(1000);
  say('hello');
  await vi.waitFor(() => expect(log.scrollTop).toBe(1000));
  log.scrollTop = 300;
  fireEvent.scroll(log);
  sent.resolve({ ok: true, message: message('hello', clientId, { id: 'me', name: 'Amber Otter' }) });
  await vi.waitFor(() => expect(screen.queryByText('Sending…')).toBeNull());
  expect(log.scrollTop).toBe(300);
});

test('keeps the place, and reads nothing aloud, when earlier messages are put above', async () => {
  vi.useFakeTimers();
  const { chat } = open(async () => refused);
  const log = screen.getByRole('log');
  const heightPx = vi.spyOn(log, 'scrollHeight', 'get');
  heightPx.mockImplementation(() => 100 * log.querySelectorAll('li').length);
  chat.receive([{ ...message('new', 'b9'), id: 9 }]);
  await vi.advanceTimersByTimeAsync(2_000);
  log.scrollTop = 30;
  chat.receive([
    { ...message('old', 'b1'), id: 1 },
    { ...message('older', 'b2'), id: 2 },
  ]);
  await vi.advanceTimersByTimeAsync(100);
  expect(log.scrollTop).toBe(230);
  expect(log.getAttribute('aria-live')).toBe('off');
  await vi.advanceTimersByTimeAsync(2_000);
  expect(log.getAttribute('aria-live')).toBe('polite');
  vi.useRealTimers();
});

test('shows a link of somebody else as text, which can be copied', async () => {
  const writeText = vi.fn(async () => undefined);
  vi.stubGlobal('navigator', { clipboard: { writeText } });
  const { chat } = open(async () => refused);
  chat.receive([message('look at https://a.example/b, it is fun', 'b1')]);
  expect(await screen.findByText('This link is shown as text.')).toBeTruthy();
  expect(screen.queryByRole('link')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Copy https://a.example/b' }));
  expect(writeText).toHaveBeenCalledWith('https://a.example/b');
  await vi.waitFor(() => expect(screen.getByText('Copied')).toBeTruthy());
  vi.unstubAllGlobals();
});

test('says nothing about links of our own', () => {
  const { say } = open(() => new Promise(() => undefined));
  say('https://a.example');
  expect(screen.queryByText('This link is shown as text.')).toBeNull();
});

test('is not read aloud where that is switched off', async () => {
  open(async () => refused);
  const log = screen.getByRole('log');
  expect(log.getAttribute('aria-live')).toBe('polite');
  prefer({ announcements: 'none' });
  await vi.waitFor(() => expect(log.getAttribute('aria-live')).toBe('off'));
  prefer({ announcements: 'all' });
});

test('does not send while words are being composed, nor an empty line', () => {
  const deliver = vi.fn(async () => refused);
  const { say } = open(deliver);
  say('   ');
  fireEvent.keyDown(screen.getByRole('textbox', { name: 'Message' }), { key: 'Enter', isComposing: true });
  expect(deliver).not.toHaveBeenCalled();
});
