// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { fakeConnection } from '../testing/fake-connection.ts';
import { DirectDesk } from './direct-desk.ts';
import { ExpiryBar } from './expiry-bar.tsx';

const hourMs = 3_600_000;

afterEach(cleanup);

function shown() {
  const fake = fakeConnection();
  const desk = new DirectDesk(fake.connection, fake.chat.conversation);
  const bar = (leftMs: number) => {
    const expiresAt = new Date(Date.now() + leftMs).toISOString();
    return <ExpiryBar desk={desk} userId="bob" name="Blue Wren" expiresAt={expiresAt} />;
  };
  const { rerender } = render(bar(21 * hourMs));
  return { ...fake, show: (leftMs: number) => rerender(bar(leftMs)) };
}

const button = () => screen.queryByRole('button', { name: 'Extend' });

test('says until when it is kept, and asks for longer once', async () => {
  const { asked, show } = shown();
  expect(screen.getByText(/disappears in 21 h/)).toBeTruthy();
  for (let press = 0; press < 2; press++) fireEvent.click(button() as HTMLElement);
  expect(await screen.findByText(/if Blue Wren presses Extend, too/)).toBeTruthy();
  expect(button()?.getAttribute('aria-pressed')).toBe('true');
  expect(asked).toEqual([['extend_conversation', { withUser: 'bob' }]]);
  show(7 * 24 * hourMs - 1000);
  expect(
    screen.getByText('This conversation disappears in 7 days. Each message puts that off.'),
  ).toBeTruthy();
  expect(button()).toBeNull();
});

test('says why it can not be', async () => {
  const { answers } = shown();
  answers.extend_conversation = {
    ok: false,
    error: { code: 'unavailable', message: 'The server did not answer.' },
  };
  fireEvent.click(button() as HTMLElement);
  expect(await screen.findByText(/The server did not answer\.|try again/i)).toBeTruthy();
  expect(button()?.getAttribute('aria-pressed')).toBe('false');
});
