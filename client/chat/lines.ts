import type { Message } from '../../shared/events.ts';
import { type Delivery, type Line, lineOf } from './line.ts';

/** Adds what we are about to send, at the end. */
export function addMine(lines: Line[], clientId: string, text: string, nowMs: number): Line[] {
  return [...lines, { kind: 'mine', clientId, text, sentAtMs: nowMs, delivery: { kind: 'sending' } }];
}

/** Puts a message at its place by id; the same message again, ours or theirs, changes nothing but its delivery. */
export function addMessage(lines: Line[], message: Message, myId: string | undefined): Line[] {
  const line = lineOf(message, myId);
  const known = lines.find((each) => isSame(each, line));
  if (known && (known.kind === 'theirs' || known.delivery.kind === 'sent')) return lines;
  const others = known ? lines.filter((each) => each !== known) : lines;
  const place = others.findIndex((each) => (each.id ?? Number.POSITIVE_INFINITY) > message.id);
  return others.toSpliced(place === -1 ? others.length : place, 0, line);
}

export function setDelivery(lines: Line[], clientId: string, delivery: Delivery): Line[] {
  return lines.map((line) =>
    line.kind === 'mine' && line.clientId === clientId ? { ...line, delivery } : line,
  );
}

export function removeMine(lines: Line[], clientId: string): Line[] {
  return lines.filter((line) => line.kind !== 'mine' || line.clientId !== clientId);
}

/** What was still on its way when the page was left, is not any more. */
export function failUnsent(lines: Line[], sentence: string): Line[] {
  return lines.map((line) =>
    line.kind === 'mine' && line.delivery.kind === 'sending'
      ? { ...line, delivery: { kind: 'failed', sentence } }
      : line,
  );
}

/** The newest message that the server has; undefined before the first. */
export function lastId(lines: Line[]): number | undefined {
  return lines.findLast((line) => line.id !== undefined)?.id;
}

/** The newest message of somebody else; 0 before the first. */
export function lastHeardId(lines: Line[]): number {
  return lines.findLast((line) => line.kind === 'theirs')?.id ?? 0;
}

function isSame(a: Line, b: Line): boolean {
  if (a.clientId !== b.clientId || a.kind !== b.kind) return false;
  return a.kind === 'mine' || (b.kind === 'theirs' && a.userId === b.userId);
}
