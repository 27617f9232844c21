import { createAdapter } from '@socket.io/redis-adapter';
import type { RedisLink } from './link.ts';

type Listener = (message: Buffer, channel: Buffer) => void;

/**
 * The Socket.IO adapter over a link. It awaits neither of its clients, so what they reject would end the
 * process; these two never reject, and subscriptions are tried again until they hold.
 * https://github.com/socketio/socket.io-redis-adapter/issues/425
 */
export function redisAdapter(link: RedisLink): ReturnType<typeof createAdapter> {
  const publisher = {
    publish: (channel: string, message: string | Buffer) =>
      link.call((client) => client.publish(channel, message)).catch(() => 0),
    pSubscribe: ignore,
    on: ignore,
    off: ignore,
  };
  const keepTrying = (attempt: () => Promise<void>): void => {
    attempt().catch(() => link.subscriber.once('ready', () => keepTrying(attempt)));
  };
  const subscriber = {
    subscribe: (channels: string[], listener: Listener) =>
      keepTrying(() => link.subscriber.subscribe(channels, listener, true)),
    pSubscribe: (pattern: string, listener: Listener) =>
      keepTrying(() => link.subscriber.pSubscribe(pattern, listener, true)),
    unsubscribe: ignore,
    pUnsubscribe: ignore,
    on: ignore,
    off: ignore,
  };
  return createAdapter(publisher, subscriber);
}

function ignore(): void {}
