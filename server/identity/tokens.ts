import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { User } from '../../shared/events.ts';
import { handshake } from '../../shared/payloads.ts';

const lifeSeconds = 30 * 24 * 3600;
const youngSeconds = 600;
const algorithm = 'HS256';

const claims = z.object({
  sub: z.string().regex(/^[\w.@-]{1,64}$/),
  exp: z.number(),
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

/** Signed proof of who somebody is: nothing is stored, so any node with the secret can check it. */
export class Tokens {
  readonly #secret: Uint8Array;
  readonly #now: () => number;

  constructor(secret: string, now: () => number = Date.now) {
    this.#secret = new TextEncoder().encode(secret);
    this.#now = now;
  }

  sign(user: User): Promise<string> {
    return new SignJWT({ name: user.name })
      .setProtectedHeader({ alg: algorithm })
      .setSubject(user.id)
      .setExpirationTime(Math.floor(this.#now() / 1000) + lifeSeconds)
      .sign(this.#secret);
  }

  /** Undefined for a token that is forged, malformed or expired. */
  async verify(token: string): Promise<Identity | undefined> {
    const now = this.#now();
    try {
      const options = { algorithms: [algorithm], requiredClaims: ['sub', 'exp'], currentDate: new Date(now) };
      const { payload } = await jwtVerify(token, this.#secret, options);
      const { sub, exp, name } = claims.parse(payload);
      const leftSeconds = exp - now / 1000;
      return {
        id: sub,
        name,
        isAging: leftSeconds < lifeSeconds / 2,
        isYoung: leftSeconds > lifeSeconds - youngSeconds,
      };
    } catch (error) {
      if (error instanceof errors.JOSEError || error instanceof z.ZodError) return undefined;
      throw error;
    }
  }
}
