// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { prefer, preferences } from '../app/preferences.ts';
import type { Chat } from './chat.ts';
import type { Line } from './line.ts';
import { NoticesOffer } from './notices-offer.tsx';

const question = 'Get a notice?';
const mine: Line = { kind: 'mine', clientId: 'c1', text: 'hi', sentAtMs: 0, delivery: { kind: 'sending' } };

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  prefer({ notices: false, noticesOffered: false });
});

/** A browser that answers its question like this. */
function open(answer: NotificationPermission) {
  const browser = Object.assign(() => undefined, {
    permission: 'default',
    requestPermission: async () => {
      browser.permission = answer;
      return answer;
    },
  });
  vi.stubGlobal('Notification', browser);
  const lines = signal<Line[]>([]);
  render(<NoticesOffer chat={{ lines } as unknown as Chat} question={question} />);
  const write = () => {
    lines.value = [mine];
  };
  return { write };
}

test('offers notices only to somebody who has written, and switches them on', async () => {
  const { write } = open('granted');
  expect(screen.queryByText(question)).toBeNull();
  write();
  fireEvent.click(await screen.findByRole('button', { name: 'Notify me' }));
  await vi.waitFor(() => expect(screen.queryByText(question)).toBeNull());
  expect(preferences.value).toMatchObject({ notices: true, noticesOffered: true });
});

test('does not ask again who does not want them', async () => {
  const { write } = open('granted');
  write();
  fireEvent.click(await screen.findByRole('button', { name: 'No, thanks' }));
  await vi.waitFor(() => expect(screen.queryByText(question)).toBeNull());
  expect(preferences.value).toMatchObject({ notices: false, noticesOffered: true });
});

test('says so where the browser does not allow them', async () => {
  const { write } = open('denied');
  write();
  fireEvent.click(await screen.findByRole('button', { name: 'Notify me' }));
  expect(await screen.findByText(/^Your browser is blocking notices/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  await vi.waitFor(() => expect(screen.queryByText(/blocking/)).toBeNull());
  expect(preferences.value.notices).toBe(false);
});
