import { createHash, randomBytes } from 'node:crypto';

/** 128 random bits. */
export function newLinkCode(): string {
  return randomBytes(16).toString('base64url');
}

/** Under what a code is kept, so that whoever reads the store has no code. */
export function hashLinkCode(code: string): string {
  return createHash('sha256').update(code).digest('base64url');
}
