import { computed, effect } from '@preact/signals';
import type { Ack } from '../../shared/events.ts';
import type { Connection } from '../app/connection.ts';
import type { Stored } from '../app/stored.ts';
import { createChat, type PassingChat } from '../chat/chat.ts';
import { failUnsent, lastHeardId } from '../chat/lines.ts';
import { listTyping, type TypingList } from '../chat/list-typing.ts';
import { type TypingTeller, tellTyping } from '../chat/tell-typing.ts';
import { currentTalk } from './state.ts';
import type { TalkDesk } from './talk-desk.ts';
import type { RememberedTalk } from './talk-memory.ts';

export interface TalkChat extends PassingChat {
  /** Whether the stranger types: one entry or none. */
  readonly typing: TypingList;
  readonly teller: TypingTeller;
}

const over = { ok: false, error: { code: 'not_in_match', message: 'This conversation is over.' } } as const;

/** What is written in the current match. It stays to be read until the next one, and in this tab's memory until the end. */
export function createTalkChat(
  connection: Connection,
  desk: TalkDesk,
  memory: Stored<RememberedTalk>,
): TalkChat {
  const matchId = computed(() => currentTalk(desk.state.value)?.match.matchId);
  const typing = listTyping();
  const heed = <A extends Ack<unknown>>(asked: string, answer: A): A => {
    if (!answer.ok && answer.error.code === 'not_in_match') desk.endUnknown(asked);
    return answer;
  };
  const teller = tellTyping(async (isTyping) => {
    const current = matchId.peek();
    if (current) heed(current, await connection.hint('typing', { matchId: current, isTyping }));
  });
  const chat = createChat({
    async deliver(text, clientId) {
      const current = matchId.peek();
      if (!current) return over;
      return heed(current, await connection.request('chat_message', { matchId: current, text, clientId }));
    },
    myId: () => connection.session.peek()?.user.id,
  });

  const remembered = memory.read();
  let shownMatchId = matchId.peek();
  if (remembered) chat.reset(failUnsent(remembered.lines, 'The page was left before it was sent.'));

  effect(() => {
    const current = matchId.value;
    typing.clear();
    if (!current || current === shownMatchId) return;
    shownMatchId = current;
    chat.reset([]);
  });
  effect(() => {
    const talk = currentTalk(desk.state.value);
    if (talk) memory.write({ talk, lines: chat.lines.value });
    else memory.forget();
  });
  desk.writeTo({ lastHeardId: () => lastHeardId(chat.lines.peek()), receive: chat.receive });
  connection.on('chat_message', (message) => {
    if (!message.matchId || message.matchId !== matchId.peek()) return;
    typing.set(message.from.id, '', false);
    chat.receive([message]);
  });
  connection.on('typing', (told) => {
    const talk = currentTalk(desk.state.peek());
    if ('matchId' in told && talk?.match.matchId === told.matchId) {
      typing.set(talk.match.peer.id, 'Stranger', told.isTyping);
    }
  });

  return { ...chat, typing, teller };
}
