import type { Message, User } from '../../shared/events.ts';

export const bob: User = { id: 'bob', name: 'Blue Wren' };

/** What Bob said in the room of tea. */
export function aMessage(id: number, previousId: number | null, change: Partial<Message> = {}): Message {
  return {
    id,
    room: 'tea',
    from: bob,
    text: `message ${id}`,
    sentAt: '2026-11-21T10:00:00.000Z',
    clientId: `c${id}`,
    previousId,
    persisted: true,
    ...change,
  };
}
