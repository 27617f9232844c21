import { setTimeout as sleep } from 'node:timers/promises';
import type { ChatClient } from '../client/sdk/chat-client.ts';
import type { Conversation } from '../client/sdk/conversation.ts';
import { createChatClient } from '../client/sdk/create-chat-client.ts';
import type { Random } from './random.ts';
import { Unsettled, unsettledIn } from './unsettled.ts';

/** Somebody who is in every room and writes there. */
export interface Talker {
  client: ChatClient;
  rooms: Map<string, Conversation>;
  /** What they said, by room: the client ids in the order of saying. */
  said: Map<string, string[]>;
  /** From each new session until every room was read up to date, in ms. */
  caughtUpMs: number[];
}

/** Rejects with `Unsettled`. */
export async function enterAll(url: string, count: number, rooms: string[]): Promise<Talker[]> {
  const talkers = Array.from({ length: count }, () => newTalker(url, rooms));
  try {
    await untilNone(() => unsettledIn(talkers), 10_000);
  } catch (error) {
    for (const { client } of talkers) client.connection.close();
    throw error;
  }
  return talkers;
}

/** Says so many things, spread over the time, by anybody in any room. */
export async function talk(
  talkers: Talker[],
  { random, messages, forMs }: { random: Random; messages: number; forMs: number },
): Promise<void> {
  const startedAt = performance.now();
  for (let done = 0; done < messages; ) {
    const due = Math.min(messages, Math.ceil(((performance.now() - startedAt) / forMs) * messages));
    for (; done < due; done++) {
      const { rooms, said } = random.pick(talkers);
      const [name, conversation] = random.pick([...rooms]);
      said.get(name)?.push(conversation.say(`${done}`));
    }
    await sleep(10);
  }
}

/**
 * Resolves once the server has taken all that was said and everybody is up to date; sends again what was given up.
 * Rejects with `Unsettled`.
 */
export async function settle(talkers: Talker[], withinMs: number): Promise<void> {
  await untilNone(() => {
    const unsettled = unsettledIn(talkers);
    for (const { rooms } of talkers) for (const conversation of rooms.values()) retryAll(conversation);
    return unsettled;
  }, withinMs);
}

async function untilNone(unsettled: () => string[], withinMs: number): Promise<void> {
  const deadline = performance.now() + withinMs;
  for (let left = unsettled(); left.length > 0; left = unsettled()) {
    if (performance.now() > deadline) throw new Unsettled(left, withinMs);
    await sleep(20);
  }
}

function newTalker(url: string, rooms: string[]): Talker {
  const client = createChatClient({ url });
  const conversations = new Map(
    rooms.map((room) => [room, client.conversation({ kind: 'room', room })] as const),
  );
  const talker: Talker = {
    client,
    rooms: conversations,
    said: new Map(rooms.map((room) => [room, []])),
    caughtUpMs: [],
  };
  watchCatchingUp(talker);
  for (const conversation of conversations.values()) conversation.open();
  return talker;
}

function watchCatchingUp(talker: Talker): void {
  let cameAt: number | undefined;
  talker.client.connection.session.subscribe(() => {
    cameAt = performance.now();
  });
  for (const { standing } of talker.rooms.values()) {
    standing.subscribe(() => {
      if (cameAt === undefined || !isUpToDate(talker)) return;
      talker.caughtUpMs.push(performance.now() - cameAt);
      cameAt = undefined;
    });
  }
}

function isUpToDate({ rooms }: Talker): boolean {
  return [...rooms.values()].every(({ standing }) => standing.value.kind === 'open');
}

function retryAll(conversation: Conversation): void {
  for (const { clientId, failure } of conversation.pending.value) if (failure) conversation.retry(clientId);
}
