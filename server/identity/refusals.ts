import type { ConnectionRefusal } from '../../shared/events.ts';
import { ConnectionRefused } from './connection-refused.ts';

export const tooMany = {
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

export function refused(code: keyof typeof sentences, details: Partial<ConnectionRefusal> = {}) {
  return new ConnectionRefused({ code, message: sentences[code], ...details });
}

export function banned(until: Date): ConnectionRefused {
  const message = 'Far too much came from you in a short time.';
  return new ConnectionRefused({ code: 'banned', message, until: until.toISOString() });
}
