import { io } from 'socket.io-client';
import type { TokenStore } from './token-store.ts';
import type { Wire } from './wire.ts';

/** A wire that has not been connected yet, and does so only when it is told to. */
export function openWire({ url, tokens }: { url?: string; tokens: TokenStore }): Wire {
  const options = {
    autoConnect: false,
    // Ours, because a page shows when the next attempt is made, and can make it sooner.
    reconnection: false,
    // Two clients of one process are two people.
    forceNew: true,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    auth: (give: (auth: object) => void) => give({ token: tokens.token() }),
  };
  return url === undefined ? io(options) : io(url, options);
}
