import type { Logger } from 'pino';
import type { Io } from '../connection.ts';
import { names } from '../names.ts';
import { toFailure } from '../to-failure.ts';
import type { Draft } from './entry.ts';

/** Tells somebody that a message which this node had taken will not be in its conversation after all. */
export function tellRefused(io: Io, { from, clientId }: Draft, error: unknown, log: Logger): void {
  const event = 'chat_message';
  const failure = { event, error: toFailure(error, event, log), clientId };
  io.local.to(names.ofPerson(from.id)).emit('request_failed', failure);
}
