// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { status } from '../app/status.ts';
import { fakeConnection } from '../testing/fake-connection.ts';
import { QueueActions } from './queue-actions.tsx';
import { TalkDesk } from './talk-desk.ts';
import type { Wishes } from './wishes.ts';

afterEach(cleanup);

test.each([
  [{ interests: ['chess'], languages: ['en'] }, 'topics'],
  [{ interests: [], languages: ['en'] }, 'languages'],
])('says that it looks for more people than %o', async (narrow, dropped) => {
  const { connection, connect } = fakeConnection();
  const desk = new TalkDesk(connection);
  const wishes: Wishes = { mode: 'text', ...narrow };
  await connect();
  render(<QueueActions desk={desk} state={{ kind: 'queueing', wishes, sinceMs: 0, reason: 'asked' }} />);
  fireEvent.click(screen.getByRole('button', { name: 'Widen' }));
  const sentence = `Looking for someone, whatever their ${dropped}.`;
  await vi.waitFor(() => expect(status.value).toBe(sentence), { timeout: 5_000 });
  expect(desk.state.value).toMatchObject({ kind: 'queueing', wishes: { interests: [] } });
});
