// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { PresenceWords } from './presence-words.tsx';

const minuteMs = 60_000;

afterEach(cleanup);

test.each([
  ['Online', { isOnline: true, lastSeen: null }],
  ['last seen 5 min ago', { isOnline: false, lastSeen: new Date(Date.now() - 5 * minuteMs).toISOString() }],
  ['', { isOnline: false, lastSeen: null }],
])('says "%s"', (words, status) => {
  const { container } = render(<PresenceWords status={{ userId: 'bob', ...status }} />);
  expect(container.textContent).toBe(words);
});

test('says nothing of who is not known', () => {
  expect(render(<PresenceWords status={undefined} />).container.textContent).toBe('');
});
