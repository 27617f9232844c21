import { randomBytes } from 'node:crypto';
import type { User } from '../../shared/events.ts';
import { handshake } from '../../shared/payloads.ts';
import { ConnectionRefused } from './connection-refused.ts';
import { displayName } from './display-name.ts';
import type { Tokens } from './tokens.ts';

export interface Identified {
  user: User;
  /** What proves it the next time. */
  token: string;
  /** Somebody who was here before asks for this name. */
  isNamed: boolean;
  /** Made not long ago: so are those of someone who makes one after the other. */
  isNewcomer: boolean;
}

/**
 * Who a client says it is: the user of its token, or someone new. A token is replaced once half its life is
 * over, or when the name changes. A name that cannot be one is left aside: the session tells which one holds. A
 * token of null is none: so a browser's storage says that it holds nothing.
 */
export async function identify(
  claim: { token?: unknown; name?: unknown },
  tokens: Tokens,
): Promise<Identified> {
  const name = handshake.shape.name.safeParse(claim.name).data;
  if (claim.token === undefined || claim.token === null) {
    const user = { id: randomBytes(16).toString('base64url'), name: name ?? displayName() };
    return { user, token: tokens.sign(user), isNamed: false, isNewcomer: true };
  }
  const token = handshake.shape.token.safeParse(claim.token).data;
  const known = token === undefined ? undefined : await tokens.verify(token);
  if (token === undefined || known === undefined) throw new ConnectionRefused(invalidToken);
  const user = { id: known.id, name: name ?? known.name ?? displayName() };
  const isCurrent = user.name === known.name && !known.isAging;
  return {
    user,
    token: isCurrent ? token : tokens.sign(user),
    isNamed: name !== undefined,
    isNewcomer: known.isYoung,
  };
}

export const invalidToken = {
  code: 'invalid_token',
  message: 'This token is not valid, or no longer. Connect without one to be someone new.',
} as const;
