import { io } from 'socket.io-client';
import type { TokenStore } from './token-store.ts';
import type { Wire } from './wire.ts';

/** The server may keep a newcomer waiting for 3 s. */
const defaultOpeningMs = 8_000;

interface WireOptions {
  url?: string;
  tokens: TokenStore;
  openingMs?: number;
}

/** A wire that has not been connected yet, and does so only when it is told to. */
export function openWire({ url, tokens, openingMs = defaultOpeningMs }: WireOptions): Wire {
  const options = {
    timeout: openingMs,
    autoConnect: false,
    // Ours, because a page shows when the next attempt is made, and can make it sooner.
    reconnection: false,
    // Two clients of one process are two people.
    forceNew: true,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    auth: (give: (auth: object) => void) => give({ token: tokens.token() }),
  };
  const wire: Wire = url === undefined ? io(options) : io(url, options);
  // Some networks swallow WebSockets without refusing them: only a refused one is followed by polling at once.
  wire.on('connect_error', ({ message }) => {
    if (message === 'timeout') wire.io.opts.transports = ['polling', 'websocket'];
  });
  return wire;
}
