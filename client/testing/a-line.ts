import type { Line } from '../chat/line.ts';

/** What Bob said, as a transcript shows it. */
export function aLine(id: number, text = `message ${id}`): Line {
  return { kind: 'theirs', id, clientId: `c${id}`, userId: 'bob', name: 'Blue Wren', text, sentAtMs: 0 };
}
