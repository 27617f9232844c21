import { type ReadonlySignal, signal } from '@preact/signals';
import type { Conversation } from '../../shared/events.ts';
import type { Connection } from '../app/connection.ts';

const settleMs = 300;

/** With whom one has something to say, newest first. Undefined until the server has told it. */
export interface ConversationList {
  readonly all: ReadonlySignal<readonly Conversation[] | undefined>;
  /** Asks the server, now. */
  refresh(): Promise<void>;
}

/** Keeps itself right once it has been asked for: what changes within a moment is asked for once. */
export function conversationList(connection: Connection): ConversationList {
  const all = signal<readonly Conversation[]>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function refresh() {
    const answer = await connection.request('get_conversations', {});
    if (answer.ok) all.value = answer.conversations;
  }
  const refreshSoon = () => {
    if (!all.peek() || timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      void refresh();
    }, settleMs);
  };

  connection.on('chat_message', ({ withUser }) => {
    if (withUser !== undefined) refreshSoon();
  });
  connection.on('message_read', refreshSoon);
  connection.on('messages_blanked', refreshSoon);
  connection.on('match_kept', refreshSoon);
  connection.on('conversation_extended', refreshSoon);
  connection.on('user_renamed', refreshSoon);
  connection.onRestore(async () => refreshSoon());
  return { all, refresh };
}
