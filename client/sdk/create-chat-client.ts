import { type ChatClient, chatClientOver } from './chat-client.ts';
import { createConnection } from './connection.ts';
import type { LineOptions } from './line.ts';
import { memoryPendingStore, type PendingStore } from './pending.ts';
import { memoryTokens, type TokenStore } from './token-store.ts';

export interface ChatClientOptions extends Omit<LineOptions, 'tokens'> {
  /** Who we are; without, somebody new for as long as the process lasts. */
  tokens?: TokenStore;
  /** Where what is not sent yet is kept; without, in memory. */
  pending?: PendingStore;
}

/**
 * A client of Aleatoria without a face: a connection, which is made once it or a conversation is opened, and
 * the conversations over it.
 */
export function createChatClient({ tokens, pending, ...rest }: ChatClientOptions): ChatClient {
  const connection = createConnection({ tokens: tokens ?? memoryTokens(), ...rest });
  return chatClientOver(connection, pending ?? memoryPendingStore());
}
