import type { Config } from '../config.ts';
import type { Connection } from '../connection.ts';
import type { Bans } from '../limits/bans.ts';
import { type Subject, subject } from '../limits/subject.ts';
import type { Throttle } from '../limits/throttle.ts';
import type { Pool } from '../matching/pool.ts';
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
import { banned, refused, tooMany } from './refusals.ts';
import { Tokens } from './tokens.ts';
import { type IpAddress, trustProxies } from './trusted-proxies.ts';

export interface EntranceOptions {
  config: Config;
  health: NodeHealth;
  admission: Admission;
  bans: Bans;
  throttle: Throttle;
  people: People;
  pool: Pool;
}

/** Lets connections in, or says why not: what costs the least is asked first. */
export class Entrance {
  readonly #options: EntranceOptions;
  readonly #tokens: Tokens;
  readonly #pace: HandshakePace;
  readonly #isTrusted: (address: IpAddress) => boolean;

  constructor(options: EntranceOptions) {
    const { jwtSecret, maxHandshakesPerSecond, trustedProxies } = options.config;
    this.#options = options;
    this.#tokens = new Tokens(jwtSecret);
    this.#pace = new HandshakePace(maxHandshakesPerSecond);
    this.#isTrusted = trustProxies(trustedProxies);
  }

  /** Sets the user, the token and the subjects of the connection. Rejects with `ConnectionRefused`. */
  async enter(connection: Connection): Promise<void> {
    await this.#takeTurn(connection);
    const { auth, query } = connection.handshake;
    const claim = { ...auth, token: auth.token ?? query.token };
    const { user, token, isNamed, isNewcomer } = await identify(claim, this.#tokens);
    const addressHash = this.#addressHash(connection);
    connection.data.user = user;
    connection.data.token = token;
    connection.data.subjects = [subject('person', user.id), ...ofAddress(addressHash, isNewcomer)];
    await this.#refuseUnruly(connection);
    await this.#admit(connection, addressHash);
    await this.#arrive(connection, isNamed);
  }

  async #takeTurn({ handshake: { headers } }: Connection): Promise<void> {
    const { config, health } = this.#options;
    if (!isOriginAllowed(headers.origin, headers.host, config.allowedOrigins))
      throw refused('origin_not_allowed');
    if (health.phase === 'draining') throw refused('draining', { retryAfterMs: 1000 });
    const retryAfterMs = await this.#pace.turn();
    if (retryAfterMs > 0) throw refused('too_many_connections', { retryAfterMs, scope: 'node' });
  }

  #addressHash({ handshake: { address, headers } }: Connection): string {
    const hops = { peer: address, forwardedFor: headers['x-forwarded-for']?.toString() };
    return hashAddress(clientAddress(hops, this.#isTrusted), this.#options.config.jwtSecret);
  }

  async #refuseUnruly({ data: { subjects } }: Connection): Promise<void> {
    const { bans, throttle } = this.#options;
    const until = await bans.until(subjects);
    if (until !== undefined) throw banned(until);
    const retryAfterMs = await throttle.arrive(subjects);
    if (retryAfterMs > 0) throw refused('too_many_connections', { retryAfterMs, scope: 'address' });
  }

  /** Has the connection counted until it is gone. */
  async #admit(connection: Connection, addressHash: string): Promise<void> {
    const { admission } = this.#options;
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

  /** The name may have been changed on another device. While Redis is away somebody is let in all the same. */
  async #arrive({ data }: Connection, isNamed: boolean): Promise<void> {
    const { user } = data;
    const { people, pool } = this.#options;
    const arriving = Promise.all([people.arrive(user, isNamed), pool.keepBlocks(user.id)]);
    const [name] = await arriving.catch((error): [string] => {
      if (error instanceof RedisUnavailable) return [user.name];
      throw error;
    });
    if (name === undefined) throw new ConnectionRefused(invalidToken);
    if (name === user.name) return;
    data.user = { id: user.id, name };
    data.token = this.#tokens.sign(data.user);
  }
}

function ofAddress(hash: string, isNewcomer: boolean): Subject[] {
  const address = subject('address', hash);
  return isNewcomer ? [address, subject('newcomers', hash)] : [address];
}
