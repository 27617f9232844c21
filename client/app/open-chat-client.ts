import type { ChatClient } from '../sdk/chat-client.ts';
import { createChatClient } from '../sdk/create-chat-client.ts';
import { indexedDbPendingStore } from '../sdk/indexed-db-pending-store.ts';
import { memoryPendingStore } from '../sdk/pending.ts';
import { isGuest } from './guest.ts';
import { openIdentity } from './identity.ts';
import { unsentDatabase } from './unsent-database.ts';

/** The client of this tab: it knows when the browser is online and looked at again. */
export function openChatClient(): ChatClient {
  const client = createChatClient({
    tokens: openIdentity(),
    pending: isGuest() ? memoryPendingStore() : indexedDbPendingStore(unsentDatabase),
    isOnline: () => navigator.onLine,
  });
  addEventListener('online', client.connection.wake);
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) client.connection.wake();
  });
  return client;
}
