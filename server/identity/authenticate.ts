import type { Logger } from 'pino';
import type { ConnectionRefusal } from '../../shared/events.ts';
import type { Config } from '../config.ts';
import type { Connection } from '../connection.ts';
import type { Bans } from '../limits/bans.ts';
import { type Subject, subject } from '../limits/subject.ts';
import type { Throttle } from '../limits/throttle.ts';
import type { Metrics } from '../metrics.ts';
import type { NodeHealth } from '../node-health.ts';
import type { People } from '../people/people.ts';
import { RedisUnavailable } from '../redis/redis-unavailable.ts';
import type { Admission } from './admission.ts';
import { clientAddress } from './client-address.ts';
import { ConnectionRefused } from './connection-refused.ts';
import { HandshakePace } from './handshake-pace.ts';
import { hashAddress } from './hash-address.ts';
import { identify, invalidToken } from './identify.ts';
import { isOriginAllowed } from './origin.ts';
import { Tokens } from './tokens.ts';
import { trustProxies } from './trusted-proxies.ts';

interface AuthenticateOptions {
  config: Config;
  health: NodeHealth;
  admission: Admission;
  bans: Bans;
  throttle: Throttle;
  people: People;
  metrics: Metrics;
  log: Logger;
}

type Next = (error?: Error) => void;

/**
 * The middleware that every connection comes through: it sets the user and the token of those it lets in, and
 * has each counted until it is gone.
 */
export function authenticate(options: AuthenticateOptions): (connection: Connection, next: Next) => void {
  const { config, health, admission, bans, people, throttle, metrics, log } = options;
  const tokens = new Tokens(config.jwtSecret);
  const pace = new HandshakePace(config.maxHandshakesPerSecond);
  const isTrusted = trustProxies(config.trustedProxies);

  async function enter(connection: Connection): Promise<void> {
    const { headers, auth, query } = connection.handshake;
    if (!isOriginAllowed(headers.origin, headers.host, config.allowedOrigins))
      throw refused('origin_not_allowed');
    if (health.phase === 'draining') throw refused('draining', { retryAfterMs: 1000 });
    const retryAfterMs = await pace.turn();
    if (retryAfterMs > 0) throw refused('too_many_connections', { retryAfterMs, scope: 'node' });
    const identified = await identify({ ...auth, token: auth.token ?? query.token }, tokens);
    const { user, token, isNewcomer } = identified;
    connection.data.user = user;
    connection.data.token = token;
    const hops = { peer: connection.handshake.address, forwardedFor: headers['x-forwarded-for']?.toString() };
    const addressHash = hashAddress(clientAddress(hops, isTrusted), config.jwtSecret);
    connection.data.subjects = [subject('person', user.id), ...ofAddress(addressHash, isNewcomer)];
    const until = await bans.until(connection.data.subjects);
    if (until !== undefined) throw banned(until);
    const comeAfterMs = await throttle.arrive(connection.data.subjects);
    if (comeAfterMs > 0)
      throw refused('too_many_connections', { retryAfterMs: comeAfterMs, scope: 'address' });
    await admit(connection, addressHash);
    await arrive(connection, identified.isNamed);
  }

  /** The name may have been changed on another device. While Redis is away somebody is let in all the same. */
  async function arrive({ data }: Connection, isNamed: boolean): Promise<void> {
    const { user } = data;
    const name = await people.arrive(user, isNamed).catch((error) => {
      if (error instanceof RedisUnavailable) return user.name;
      throw error;
    });
    if (name === undefined) throw new ConnectionRefused(invalidToken);
    if (name === user.name) return;
    data.user = { id: user.id, name };
    data.token = await tokens.sign(data.user);
  }

  async function admit(connection: Connection, addressHash: string): Promise<void> {
    const { id, conn, data } = connection;
    const verdict = await admission.admit({ connectionId: id, userId: data.user.id, addressHash });
    if (verdict !== 'admitted') throw refused('too_many_connections', tooMany[verdict]);
    const release = () => {
      conn.off('close', release);
      admission.release(id);
    };
    // A transport that closes before the middleware is through never disconnects its connection.
    conn.once('close', release);
    connection.once('disconnect', release);
    if (conn.readyState !== 'open') release();
  }

  return (connection, next) => {
    enter(connection).then(
      () => next(),
      (error) => {
        if (!(error instanceof ConnectionRefused))
          log.error({ err: error }, 'a connection could not be let in');
        const refusal =
          error instanceof ConnectionRefused ? error : new Error('Something went wrong on our side.');
        metrics.connectionFailed(error instanceof ConnectionRefused ? error.data.code : 'internal');
        next(refusal);
      },
    );
  };
}

function ofAddress(hash: string, isNewcomer: boolean): Subject[] {
  const address = subject('address', hash);
  return isNewcomer ? [address, subject('newcomers', hash)] : [address];
}

const tooMany = {
  user_limit: {
    retryAfterMs: 10_000,
    scope: 'person',
    message: 'You are connected too many times. Close a tab and try again.',
  },
  address_limit: { retryAfterMs: 10_000, scope: 'address' },
} as const;

const sentences = {
  origin_not_allowed: 'This page may not connect to this server.',
  draining: 'This server is about to restart. Connect again.',
  too_many_connections: 'There are too many connections just now. Try again in a moment.',
} as const;

function refused(code: keyof typeof sentences, details: Partial<ConnectionRefusal> = {}) {
  return new ConnectionRefused({ code, message: sentences[code], ...details });
}

function banned(until: Date): ConnectionRefused {
  const message = 'Far too much came from you in a short time.';
  return new ConnectionRefused({ code: 'banned', message, until: until.toISOString() });
}
