// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { prefer } from '../app/preferences.ts';
import { status } from '../app/status.ts';
import { aLine } from '../testing/a-line.ts';
import type { Line } from './line.ts';
import { LogVoice } from './log-voice.ts';
import { mentions } from './mentions.ts';

let stop: () => void;

/** What was said in the test before is long ago. */
let nowMs = Date.now();

beforeEach(() => {
  nowMs += 60_000;
  vi.useFakeTimers({ now: nowMs });
  status.value = '';
});

afterEach(() => {
  stop();
  prefer({ announcements: 'all' });
  vi.useRealTimers();
});

function open(...present: Line[]) {
  const lines = signal<Line[]>(present);
  const voice = new LogVoice(({ text }) => mentions(text, 'Amber Otter'));
  stop = voice.follow(lines);
  return {
    live: () => voice.live.value,
    hear: (...fresh: Line[]) => {
      lines.value = [...lines.peek(), ...fresh];
    },
    read: (...earlier: Line[]) => {
      lines.value = [...earlier, ...lines.peek()];
    },
  };
}

test('lets each message be read while they come slowly', () => {
  const { live, hear } = open(aLine(1));
  for (let id = 2; id < 20; id += 1) {
    hear(aLine(id));
    expect(live()).toBe('polite');
    vi.advanceTimersByTime(500);
  }
  expect(status.value).toBe('');
});

test('tells how many came while they come fast, and reads on once they do not', () => {
  const { live, hear } = open(aLine(1));
  for (let id = 2; id <= 5; id += 1) hear(aLine(id));
  expect(live()).toBe('polite');
  for (let id = 6; id <= 10; id += 1) hear(aLine(id));
  expect(live()).toBe('off');
  expect(status.value).toBe('');
  vi.advanceTimersByTime(2_000);
  expect(status.value).toBe('5 new messages.');
  hear(aLine(11));
  expect(live()).toBe('polite');
});

test('goes on counting as long as it is fast', () => {
  const { live, hear } = open(aLine(1));
  let id = 1;
  const rush = (count: number) => {
    for (let sent = 0; sent < count; sent += 1) {
      id += 1;
      hear(aLine(id));
    }
  };
  rush(6);
  vi.advanceTimersByTime(1_500);
  rush(7);
  vi.advanceTimersByTime(500);
  expect(status.value).toBe('9 new messages.');
  expect(live()).toBe('off');
  vi.advanceTimersByTime(2_000);
  expect(status.value).toBe('9 new messages.');
  expect(live()).toBe('polite');
});

test('reads nothing of what was written before', () => {
  const { live, hear, read } = open();
  hear(aLine(10), aLine(11), aLine(12));
  expect(live()).toBe('off');
  read(...[1, 2, 3, 4, 5, 6].map((id) => aLine(id)));
  hear(aLine(13));
  expect(live()).toBe('polite');
  vi.advanceTimersByTime(2_000);
  expect(status.value).toBe('');
});

test('tells of mentions only where that is set', () => {
  prefer({ announcements: 'mentions' });
  const { live, hear } = open(aLine(1));
  hear(aLine(2));
  expect(live()).toBe('off');
  expect(status.value).toBe('');
  hear(aLine(3, 'Is Amber Otter here?'));
  expect(status.value).toBe('Blue Wren: Is Amber Otter here?');
});

test('tells of nothing where that is set, from the moment on', () => {
  const { live, hear } = open(aLine(1));
  prefer({ announcements: 'none' });
  hear(aLine(2, 'Is Amber Otter here?'));
  expect(live()).toBe('off');
  expect(status.value).toBe('');
});
