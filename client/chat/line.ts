import type { Message } from '../../shared/events.ts';

export type Delivery =
  | { kind: 'sending' }
  | { kind: 'sent'; persisted: boolean }
  | { kind: 'failed'; sentence: string };

interface Words {
  clientId: string;
  /** Empty where whoever wrote it has taken it back. */
  text: string;
  sentAtMs: number;
  /** Others before it may have expired or been lost. */
  isAfterGap?: true;
}

/** One message as the page shows it. Ours has no `id` until the server has it. */
export type Line =
  | (Words & { kind: 'mine'; id?: number; delivery: Delivery })
  | (Words & { kind: 'theirs'; id: number; userId: string; name: string });

export function lineOf(message: Message, myId: string | undefined): Line {
  const { clientId, text, id, from } = message;
  const words = { clientId, text, id, sentAtMs: Date.parse(message.sentAt) };
  return from.id === myId
    ? { ...words, kind: 'mine', delivery: { kind: 'sent', persisted: message.persisted } }
    : { ...words, kind: 'theirs', userId: from.id, name: from.name || 'Somebody' };
}
