import type { Connection } from './connection.ts';
import { Conversation } from './conversation.ts';
import { Outbox } from './outbox.ts';
import type { PendingStore } from './pending.ts';
import { keyOf, type Target } from './target.ts';

export interface ChatClient {
  readonly connection: Connection;
  /** The one conversation with this target; it is to be opened before anything is heard of it. */
  conversation(target: Target): Conversation;
}

/** The conversations over a connection. */
export function chatClientOver(connection: Connection, pending: PendingStore): ChatClient {
  const outbox = new Outbox(pending);
  const conversations = new Map<string, Conversation>();

  connection.on('chat_message', (message) => {
    for (const conversation of conversations.values()) conversation.hear(message);
  });
  connection.on('request_failed', ({ clientId, error }) => {
    if (clientId === undefined) return;
    for (const conversation of conversations.values()) conversation.refuse(clientId, error);
  });
  connection.on('messages_blanked', (blanked) => {
    for (const conversation of conversations.values()) conversation.hearBlanked(blanked);
  });
  connection.onRestore((ask) => Promise.all([...conversations.values()].map((each) => each.enter(ask))));
  connection.on('server_notice', ({ code }) => {
    if (code !== 'recovered') return;
    for (const conversation of conversations.values()) void conversation.enter(connection.attempt);
  });

  return {
    connection,
    conversation(target) {
      const known = conversations.get(keyOf(target));
      if (known) return known;
      const conversation = new Conversation({ target, connection, outbox });
      conversations.set(keyOf(target), conversation);
      return conversation;
    },
  };
}
