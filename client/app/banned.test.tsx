// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ConnectionRefusal } from '../../shared/events.ts';
import { Banned } from './banned.tsx';

const startMs = Date.parse('2026-11-21T10:00:00.000Z');
const refusal: ConnectionRefusal = {
  code: 'banned',
  message: 'You sent far too much in a short time.',
  until: new Date(startMs + 10 * 60_000).toISOString(),
};

beforeEach(() => void vi.useFakeTimers({ now: startMs }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('tells at once why one is kept out, and until when by the clock here', () => {
  render(<Banned refusal={refusal} onAgain={() => undefined} />);
  const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
  const alert = screen.getByRole('alert');
  expect(alert.textContent).toContain(`You can't use this site until ${time.format(startMs + 10 * 60_000)}.`);
  expect(alert.textContent).toContain('You sent far too much in a short time.');
  expect(screen.queryByRole('button', { name: 'Copy code' })).toBeNull();
});

test('offers to go on once the time is over', async () => {
  const onAgain = vi.fn();
  render(<Banned refusal={refusal} onAgain={onAgain} />);
  expect(screen.queryByRole('button', { name: 'Go on' })).toBeNull();
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  fireEvent.click(screen.getByRole('button', { name: 'Go on' }));
  expect(onAgain).toHaveBeenCalledOnce();
});

test('lets the code be copied that stands for the case', () => {
  const writeText = vi.fn(async () => undefined);
  vi.stubGlobal('navigator', { clipboard: { writeText } });
  render(<Banned refusal={{ ...refusal, appealCode: 'K7-42' }} onAgain={() => undefined} />);
  fireEvent.click(screen.getByRole('button', { name: 'Copy code' }));
  expect(writeText).toHaveBeenCalledWith('K7-42');
});

test('names no end where there is none', () => {
  render(<Banned refusal={{ code: 'banned', message: 'Threats.' }} onAgain={() => undefined} />);
  expect(screen.getByRole('heading').textContent).toBe('This site is closed to you.');
});
