import { computed, type ReadonlySignal } from '@preact/signals';
import type { Message } from '../../shared/events.ts';
import { failureSentence } from '../app/sentences.ts';
import { signalOf } from '../app/signal-of.ts';
import type { Conversation } from '../sdk/conversation.ts';
import type { View } from '../sdk/message-log.ts';
import type { Pending } from '../sdk/pending.ts';
import type { Chat } from './chat.ts';
import { type Line, lineOf } from './line.ts';

/** A chat that is kept on the server. */
export interface KeptChat extends Chat {
  readonly hasEarlier: ReadonlySignal<boolean>;
  readEarlier(): Promise<void>;
  /** Reads what came before until this message is here. Answers whether it is. */
  readBackTo(id: number): Promise<boolean>;
}

/** A room's or two people's conversation, as the page draws it. */
export function conversationChat(
  conversation: Conversation,
  myId: ReadonlySignal<string | undefined>,
): KeptChat {
  const view = signalOf(conversation.view);
  const pending = signalOf(conversation.pending);
  const logged = computed(() => loggedLines(myId.value));
  const lines = computed(() => [...logged.value(view.value), ...pending.value.map(pendingLine)]);
  return {
    lines,
    heldUntilMs: signalOf(conversation.heldUntilMs),
    hasEarlier: computed(() => view.value.hasEarlier),
    say: (text) => void conversation.say(text),
    retry: (clientId) => conversation.retry(clientId),
    remove: (clientId) => conversation.discard(clientId),
    readEarlier: () => conversation.readEarlier(),
    readBackTo: (id) => conversation.readBackTo(id),
  };
}

/** Of ten thousand messages only the new ones are made into lines. */
function loggedLines(myId: string | undefined): (view: View) => Line[] {
  const known = new WeakMap<Message, Line>();
  return ({ messages, gapsBefore }) =>
    messages.map((message) => {
      const line = known.get(message);
      const isAfterGap = gapsBefore.has(message.id);
      if (line && (line.isAfterGap ?? false) === isAfterGap) return line;
      const fresh: Line = { ...lineOf(message, myId), ...(isAfterGap && { isAfterGap }) };
      known.set(message, fresh);
      return fresh;
    });
}

function pendingLine({ clientId, text, writtenAtMs, failure }: Pending): Line {
  const delivery = failure
    ? ({ kind: 'failed', sentence: failureSentence(failure) } as const)
    : ({ kind: 'sending' } as const);
  return { kind: 'mine', clientId, text, sentAtMs: writtenAtMs, delivery };
}
