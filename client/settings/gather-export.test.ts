import { expect, test, vi } from 'vitest';
import type { Ack, Message, Results } from '../../shared/events.ts';
import type { Ask } from '../sdk/wire.ts';
import { gatherExport } from './gather-export.ts';

const me = { id: 'alice', name: 'Amber Otter' };
const privacy = { readReceipts: true, typing: true, presence: true };
const message = (id: number) => ({ id }) as Message;
const page = (
  conversations: Results['export_data']['conversations'],
  cursor?: string,
  rest = {},
): Ack<Results['export_data']> => ({
  ok: true,
  user: me,
  privacy,
  rooms: ['tea'],
  consents: [],
  blocked: [],
  ...rest,
  conversations,
  ...(cursor !== undefined && { cursor }),
});

/** Answers one after the other, and notes with which cursors it was asked. */
function pages(...answers: Ack<Results['export_data']>[]) {
  const cursors: unknown[] = [];
  const ask = (async (_event: string, { cursor }: { cursor?: string }) => {
    cursors.push(cursor);
    return answers[cursors.length - 1];
  }) as unknown as Ask;
  return { ask, cursors };
}

test('puts the pages together, also within a conversation, and tells how far it is', async () => {
  const once = { consents: [{ version: 1, acceptedAt: '2026-11-21T10:00:00.000Z' }], blocked: ['dan'] };
  const { ask, cursors } = pages(
    page([{ withUser: 'bob', messages: [message(1), message(2)] }], 'bob 2', once),
    page([
      { withUser: 'bob', messages: [message(3)] },
      { withUser: 'cleo', messages: [message(4)] },
      { room: 'cleo', messages: [message(5)] },
    ]),
  );
  const counts: number[] = [];
  expect(await gatherExport(ask, (count) => counts.push(count))).toEqual({
    kind: 'whole',
    data: {
      user: me,
      privacy,
      rooms: ['tea'],
      ...once,
      conversations: [
        { withUser: 'bob', messages: [message(1), message(2), message(3)] },
        { withUser: 'cleo', messages: [message(4)] },
        { room: 'cleo', messages: [message(5)] },
      ],
    },
  });
  expect(cursors).toEqual([undefined, 'bob 2']);
  expect(counts).toEqual([2, 5]);
});

test('waits where it is too fast, and goes on at the same place', async () => {
  vi.useFakeTimers();
  const refusal = { code: 'rate_limited', message: 'Slower.', retryAfterMs: 700 } as const;
  const { ask, cursors } = pages(page([], 'bob 2'), { ok: false, error: refusal }, page([]));
  const gathering = gatherExport(ask, () => undefined);
  await vi.advanceTimersByTimeAsync(699);
  expect(cursors).toEqual([undefined, 'bob 2']);
  await vi.advanceTimersByTimeAsync(1);
  expect(await gathering).toMatchObject({ kind: 'whole' });
  expect(cursors).toEqual([undefined, 'bob 2', 'bob 2']);
  vi.useRealTimers();
});

test('gives nothing where a part is missing', async () => {
  const failure = { code: 'unavailable', message: 'The server did not answer.' } as const;
  const { ask } = pages(page([], 'bob 2'), { ok: false, error: failure });
  expect(await gatherExport(ask, () => undefined)).toEqual({ kind: 'failed', failure });
});
