import { beforeEach, expect, test, vi } from 'vitest';
import type { Ack, Message } from '../../shared/events.ts';
import { Lane } from './lane.ts';
import type { Pending } from './pending.ts';
import { lost } from './wire.ts';

type Answer = Ack<{ message: Message }>;

const pending = (clientId: string, writtenAtMs: number): Pending => ({
  clientId,
  target: { kind: 'room', room: 'tea' },
  text: clientId,
  writtenAtMs,
  userId: 'alice',
  failure: undefined,
});
const message = { id: 1, persisted: true } as Message;
const sent: Answer = { ok: true, message };

let isOpen = true;
const send = vi.fn<(pending: Pending) => Promise<Answer>>();
const onSent = vi.fn();
const onChange = vi.fn();
const onGone = vi.fn();

beforeEach(() => {
  vi.resetAllMocks();
  isOpen = true;
});

const newLane = () => new Lane({ send, isOpen: () => isOpen, onSent, onChange, onGone });
const settled = () => new Promise((resolve) => setTimeout(resolve));
const order = () => send.mock.calls.map(([{ clientId }]) => clientId);

test('sends in the order of writing, the next only when the one before is taken', async () => {
  const lane = newLane();
  const first = Promise.withResolvers<Answer>();
  send.mockReturnValueOnce(first.promise).mockResolvedValue(sent);
  lane.add(pending('b', 2), pending('a', 1));
  lane.add(pending('c', 3));
  expect(order()).toEqual(['a']);
  first.resolve(sent);
  await vi.waitFor(() => expect(lane.pending.value).toEqual([]));
  expect(order()).toEqual(['a', 'b', 'c']);
  expect(onSent).toHaveBeenCalledTimes(3);
  expect(onGone.mock.calls.flat()).toEqual(['a', 'b', 'c']);
});

test('waits while nothing can be sent', async () => {
  const lane = newLane();
  isOpen = false;
  lane.add(pending('a', 1));
  expect(send).not.toHaveBeenCalled();
  isOpen = true;
  send.mockResolvedValue(sent);
  await lane.run();
  expect(order()).toEqual(['a']);
});

test('has again what a node had taken and could not keep, with why', async () => {
  const lane = newLane();
  send.mockResolvedValue({ ok: true, message: { ...message, persisted: false } });
  lane.add(pending('a', 1));
  await vi.waitFor(() => expect(lane.pending.value).toEqual([]));
  const failure = { code: 'internal', message: 'no' } as const;
  expect(lane.refuse('b', failure)).toBe(false);
  expect(lane.refuse('a', failure)).toBe(true);
  expect(lane.pending.value).toEqual([{ ...pending('a', 1), failure }]);
  expect(onChange).toHaveBeenCalledWith({ ...pending('a', 1), failure });
  expect(lane.reclaim()).toEqual([]);
});

test('keeps what is refused for good, says why, and goes on with the next', async () => {
  const lane = newLane();
  const error = { code: 'too_large', message: 'text: too long' } as const;
  send.mockResolvedValueOnce({ ok: false, error }).mockResolvedValue(sent);
  lane.add(pending('a', 1), pending('b', 2));
  await vi.waitFor(() => expect(order()).toEqual(['a', 'b']));
  await vi.waitFor(() => expect(lane.pending.value).toMatchObject([{ clientId: 'a', failure: error }]));
  expect(onChange).toHaveBeenCalledWith(expect.objectContaining({ clientId: 'a', failure: error }));
});

test('goes on by itself when the server has asked to wait, and says until when', async () => {
  vi.useFakeTimers();
  const lane = newLane();
  const error = { code: 'rate_limited', message: '', retryAfterMs: 400 } as const;
  send.mockResolvedValueOnce({ ok: false, error }).mockResolvedValue(sent);
  lane.add(pending('a', 1));
  await vi.advanceTimersByTimeAsync(399);
  expect(order()).toEqual(['a']);
  expect(lane.heldUntilMs.value).toBe(Date.now() + 1);
  await vi.advanceTimersByTimeAsync(1);
  expect(order()).toEqual(['a', 'a']);
  expect(lane.pending.value).toEqual([]);
  vi.useRealTimers();
});

test('gives up the message under which the connection broke twice, and not the one behind it', async () => {
  const lane = newLane();
  send.mockImplementation(async () => {
    isOpen = false;
    return lost;
  });
  lane.add(pending('poison', 1), pending('b', 2));
  await settled();
  expect(lane.pending.value).toMatchObject([{ failure: undefined }, { failure: undefined }]);
  isOpen = true;
  await lane.run();
  expect(lane.pending.value).toMatchObject([{ failure: { code: 'unavailable' } }, { failure: undefined }]);
  isOpen = true;
  send.mockResolvedValue(sent);
  await lane.run();
  expect(order()).toEqual(['poison', 'poison', 'b']);
  lane.retry('poison');
  await vi.waitFor(() => expect(lane.pending.value).toEqual([]));
});

test('keeps what a node has taken while Redis is away until it is in the log, and sends it again over a new connection', async () => {
  const lane = newLane();
  const entrusted: Answer = { ok: true, message: { ...message, persisted: false } };
  send.mockResolvedValueOnce(entrusted).mockResolvedValue(sent);
  lane.add(pending('a', 1));
  await vi.waitFor(() => expect(lane.pending.value).toEqual([]));
  expect(lane.unlogged).toEqual(['a']);
  expect(onGone).not.toHaveBeenCalled();
  expect(lane.reclaim()).toEqual(['a']);
  await vi.waitFor(() => expect(onGone).toHaveBeenCalledWith('a'));
  expect(order()).toEqual(['a', 'a']);
  expect(lane.unlogged).toEqual([]);
});
