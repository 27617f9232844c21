import { type ReadonlySignal, signal } from '@preact/signals';
import { io } from 'socket.io-client';
import type { ConnectionRefusal } from '../../shared/events.ts';
import type { Identity } from './identity.ts';
import { cureOf, type Link, retryDelayMs } from './link.ts';
import type { Wire } from './wire.ts';

export interface Line {
  readonly wire: Wire;
  readonly link: ReadonlySignal<Link>;
  open(): void;
  tryNow(): void;
}

/**
 * Keeps one socket connected once it has been opened: after a loss it comes back with growing delays, and at
 * once when the browser is online or looked at again. `restore` runs after each connect, before the link counts as open.
 */
export function createLine(identity: Identity, restore: () => Promise<unknown>): Line {
  const link = signal<Link>({ kind: 'closed' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  const wire: Wire = io({
    autoConnect: false,
    // Ours, because the page shows when the next attempt is made, and can make it sooner.
    reconnection: false,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    auth: (give) => give({ token: identity.token() }),
  });

  const connect = () => {
    clearTimeout(timer);
    wire.connect();
  };
  const connectIn = (delayMs: number) => {
    clearTimeout(timer);
    timer = setTimeout(connect, delayMs);
    link.value = navigator.onLine ? { kind: 'lost', retryAtMs: Date.now() + delayMs } : { kind: 'offline' };
  };
  const connectLater = () => connectIn(retryDelayMs(failures++, Math.random()));
  const refused = (refusal: ConnectionRefusal) => {
    const cure = cureOf(refusal);
    if (cure.kind === 'newIdentity') identity.drop();
    if (cure.kind === 'none') link.value = { kind: 'refused', refusal };
    else if (cure.kind === 'retry') connectIn(cure.afterMs);
    else connectLater();
  };
  const tryNow = () => {
    if (link.peek().kind === 'lost' || link.peek().kind === 'offline') connect();
  };

  wire.on('connect', async () => {
    failures = 0;
    await restore();
    if (wire.connected) link.value = { kind: 'open' };
  });
  wire.on('disconnect', connectLater);
  wire.on('connect_error', (error) => {
    const refusal = (error as { data?: ConnectionRefusal }).data;
    if (refusal?.code) refused(refusal);
    else connectLater();
  });
  wire.on('server_notice', (notice) => {
    if (notice.code !== 'draining') return;
    const delayMs = Math.random() * notice.reconnectWithinMs;
    link.value = { kind: 'draining', moveAtMs: Date.now() + delayMs };
    timer = setTimeout(() => wire.disconnect(), delayMs);
  });
  addEventListener('online', tryNow);
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) tryNow();
  });

  return {
    wire,
    link,
    tryNow,
    open() {
      if (link.peek().kind !== 'closed') return;
      link.value = { kind: 'connecting' };
      connect();
    },
  };
}
