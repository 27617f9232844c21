import { createAdapter, type RedisAdapter } from '@socket.io/redis-adapter';
import { names } from '../names.ts';
import type { RedisLink } from './link.ts';

/** A packet that is text only, as all of ours are, so that the link can carry it. */
const parser = { encode: JSON.stringify, decode: (packet: unknown) => JSON.parse(String(packet)) };

/** Named rooms, which a node hears while it has somebody there. The rest is for all nodes, and rare. */
const followed = names.inRoom('');

type Listener = (message: string, channel: string) => void;

/**
 * The Socket.IO adapter over a link. It awaits nothing of Redis, so what rejects would end the process; here
 * nothing rejects, and the link tries again until a subscription holds.
 * https://github.com/socketio/socket.io-redis-adapter/issues/425
 */
export function redisAdapter(link: RedisLink): (namespace: unknown) => RedisAdapter {
  const hear = (channel: string, listener: Listener) => {
    link.subscribe(channel, (message) => listener(message, channel)).catch(ignore);
  };
  // Socket.IO says `new` to it, so that it cannot be an arrow.
  return newAdapter;

  function newAdapter(namespace: unknown): RedisAdapter {
    let ofAll = '';
    let packetHeard: Listener = ignore;
    const publisher = {
      publish(channel: string, message: string) {
        const isForAll = channel.startsWith(ofAll) && !channel.startsWith(`${ofAll}${followed}`);
        return link.publish(isForAll ? ofAll : channel, message).catch(() => 0);
      },
      pSubscribe: ignore,
      on: ignore,
      off: ignore,
    };
    const subscriber = {
      subscribe(channels: string[], listener: Listener) {
        for (const channel of channels) hear(channel, listener);
      },
      /** Of the pattern, which would wake every node for every room, only what has no room in it. */
      pSubscribe(pattern: string, listener: Listener) {
        ofAll = pattern.slice(0, -1);
        packetHeard = listener;
        hear(ofAll, listener);
      },
      unsubscribe: ignore,
      pUnsubscribe: ignore,
      on: ignore,
      off: ignore,
    };
    const adapter = createAdapter(publisher, subscriber, { parser })(namespace);
    const channelOf = (room: string) => `${ofAll}${room}#`;
    adapter.on('create-room', (room: string) => {
      if (room.startsWith(followed)) hear(channelOf(room), packetHeard);
    });
    adapter.on('delete-room', (room: string) => {
      if (room.startsWith(followed)) link.unsubscribe(channelOf(room)).catch(ignore);
    });
    return adapter;
  }
}

function ignore(): void {}
