import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { errors, jwtVerify } from 'jose';
import { z } from 'zod';
import type { User } from '../../shared/events.ts';
import { handshake } from '../../shared/payloads.ts';

const lifeSeconds = 30 * 24 * 3600;
const youngSeconds = 600;
const algorithm = 'HS256';
const header = encode({ alg: algorithm });

const claims = z.object({
  sub: z.string().regex(/^[\w.@-]{1,64}$/),
  exp: z.number(),
  nbf: z.number().optional(),
  iat: z.number().optional(),
  name: handshake.shape.name.catch(undefined),
});

export interface Identity {
  id: string;
  /** Undefined in a token that was made elsewhere and names nobody. */
  name: string | undefined;
  /** Half of the token's life is over. */
  isAging: boolean;
  /** Signed in the last ten minutes. */
  isYoung: boolean;
}

/**
 * Signed proof of who somebody is: nothing is stored, so any node with the secret can check it. Those with the header
 * that is made here are signed and checked in place: jose has another thread do each, and imports the key first.
 */
export class Tokens {
  readonly #secret: Uint8Array;
  readonly #key: KeyObject;
  readonly #now: () => number;

  constructor(secret: string, now: () => number = Date.now) {
    this.#secret = new TextEncoder().encode(secret);
    this.#key = createSecretKey(this.#secret);
    this.#now = now;
  }

  sign({ id, name }: User): string {
    const exp = Math.floor(this.#now() / 1000) + lifeSeconds;
    const content = `${header}.${encode({ name, sub: id, exp })}`;
    return `${content}.${this.#signature(content)}`;
  }

  /** Undefined for a token that is forged, malformed or expired. */
  async verify(token: string): Promise<Identity | undefined> {
    const nowSeconds = this.#now() / 1000;
    const payload = token.startsWith(`${header}.`) ? this.#readOurs(token) : await this.#readOther(token);
    const { data } = claims.safeParse(payload);
    if (!data || data.exp <= Math.floor(nowSeconds) || (data.nbf ?? 0) > Math.floor(nowSeconds))
      return undefined;
    const leftSeconds = data.exp - nowSeconds;
    return {
      id: data.sub,
      name: data.name,
      isAging: leftSeconds < lifeSeconds / 2,
      isYoung: leftSeconds > lifeSeconds - youngSeconds,
    };
  }

  #readOurs(token: string): unknown {
    const end = token.lastIndexOf('.');
    const content = token.slice(0, end);
    const [given, right] = [Buffer.from(token.slice(end + 1)), Buffer.from(this.#signature(content))];
    if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
    try {
      return JSON.parse(Buffer.from(content.slice(header.length + 1), 'base64url').toString());
    } catch {
      return undefined;
    }
  }

  async #readOther(token: string): Promise<unknown> {
    const options = { algorithms: [algorithm], currentDate: new Date(this.#now()) };
    try {
      return (await jwtVerify(token, this.#secret, options)).payload;
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }

  #signature(content: string): string {
    return createHmac('sha256', this.#key).update(content).digest('base64url');
  }
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
