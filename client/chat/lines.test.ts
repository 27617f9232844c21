import { expect, test } from 'vitest';
import type { Message } from '../../shared/events.ts';
import { addMessage, addMine, failUnsent, lastId, removeMine, setDelivery } from './lines.ts';

const alice = { id: 'alice', name: 'Amber Otter' };
const bob = { id: 'bob', name: 'Blue Wren' };

function message(id: number, from = bob, clientId = `${from.id}-${id}`): Message {
  return {
    id,
    from,
    text: `message ${id}`,
    sentAt: '2026-11-21T10:00:00.000Z',
    clientId,
    previousId: null,
    persisted: true,
  };
}

test('keeps the order of the server, whatever the order of arrival', () => {
  const lines = [30, 10, 20].reduce(
    (all, id) => addMessage(all, message(id), 'alice'),
    addMine([], 'mine', 'hi', 0),
  );
  expect(lines.map((line) => line.id)).toEqual([10, 20, 30, undefined]);
  expect(lastId(lines)).toBe(30);
});

test('drops a message that it already has', () => {
  const once = addMessage([], message(1), 'alice');
  expect(addMessage(once, message(1), 'alice')).toBe(once);
});

test('does not take two people for one because they chose the same client id', () => {
  const one = addMessage([], message(1, bob, 'same'), 'carol');
  expect(addMessage(one, message(2, alice, 'same'), 'carol')).toHaveLength(2);
});

test('replaces what is being sent by what the server made of it', () => {
  const sending = addMine([], 'first', 'hello', 0);
  const sent = addMessage(sending, message(5, alice, 'first'), 'alice');
  expect(sent).toMatchObject([{ kind: 'mine', id: 5, delivery: { kind: 'sent', persisted: true } }]);
});

test('can send a failed message again, or drop it', () => {
  const failed = setDelivery(addMine([], 'first', 'hello', 0), 'first', { kind: 'failed', sentence: 'No.' });
  expect(setDelivery(failed, 'first', { kind: 'sending' })).toMatchObject([
    { delivery: { kind: 'sending' } },
  ]);
  expect(removeMine(failed, 'first')).toEqual([]);
});

test('does not go on sending what a reload has cut off', () => {
  expect(failUnsent(addMine([], 'first', 'hello', 0), 'Cut off.')).toMatchObject([
    { delivery: { kind: 'failed', sentence: 'Cut off.' } },
  ]);
});
