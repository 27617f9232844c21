import type { Logger } from 'pino';
import type { z } from 'zod';
import type { Ack, EventName } from '../shared/events.ts';
import { payloads } from '../shared/payloads.ts';
import type { Connection } from './connection.ts';
import { bytes } from './decoder.ts';
import { Encoded } from './encoded.ts';
import type { Context, Handlers, Services } from './handler.ts';
import type { RateClass } from './limits/rates.ts';
import { RequestError } from './request-error.ts';
import { toFailure } from './to-failure.ts';

type Answer = Ack<object>;

/**
 * The listener, one for all connections, that serves their requests: validate, limit, run, acknowledge. A request
 * always gets exactly one answer: by its acknowledgement, or where it has none and fails, by `request_failed`.
 */
export function serveRequests(handlers: Handlers, services: Services, log: Logger) {
  return function (this: Connection, event: string, ...args: unknown[]): void {
    // What came in one piece with the client's farewell is heard after it, when nobody would tidy up any more.
    if (!this.connected) return;
    const context = { ...services, connection: this };
    const acknowledge = args.at(-1);
    const answer = (result: Answer | Encoded<Answer>) => {
      if (typeof acknowledge === 'function') acknowledge(result);
    };
    const fail = (thrown: unknown) => {
      const error = toFailure(thrown, event, log);
      answer({ ok: false, error });
      if (typeof acknowledge !== 'function') this.emit('request_failed', { event, error });
    };
    serve(event, args[0], context, handlers).then(answer, fail);
  };
}

async function serve(
  event: string,
  input: unknown,
  context: Context,
  handlers: Handlers,
): Promise<Answer | Encoded<Answer>> {
  const { connection, throttle } = context;
  throttle.count(connection, 'request');
  if (!isEvent(event, handlers)) throw new RequestError('bad_request', 'There is no such event.');
  const { rate, handle } = handlers[event] as GeneralRow;
  const payload = check(event, input);
  throttle.count(connection, typeof rate === 'string' ? rate : rate(payload), payload.room);
  const result = await handle(context, payload);
  return result instanceof Encoded ? result.with({ ok: true }) : { ...result, ok: true };
}

/** The compiler has checked each handler against its own event; here they are run by name. */
interface GeneralRow {
  rate: RateClass | ((payload: unknown) => RateClass);
  handle: (context: Context, payload: unknown) => object | Promise<object>;
}

function isEvent(event: string, handlers: Handlers): event is EventName {
  return Object.hasOwn(handlers, event);
}

function check(event: EventName, input: unknown): { room?: string } {
  if (input === bytes) throw new RequestError('bad_request', 'the payload: must not carry bytes');
  const checked = payloads[event].safeParse(input);
  if (checked.success) return checked.data as { room?: string };
  throw invalid(checked.error.issues);
}

/** Names the field that is wrong. What is wrong in kind goes before what is only too large. */
function invalid(issues: z.core.$ZodIssue[]): RequestError {
  const issue = issues.find((each) => !isTooLarge(each)) ?? issues[0];
  const field = issue?.path.join('.') || 'the payload';
  return new RequestError(
    issue && isTooLarge(issue) ? 'too_large' : 'bad_request',
    `${field}: ${issue ? sentence(issue) : 'is not valid'}`,
  );
}

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'too_big' || !isTooLarge(issue)) return issue.message;
  return `must be at most ${issue.maximum} ${issue.origin === 'array' ? 'items' : 'characters'} long`;
}

/** A string or list over its limit; a number out of range is a bad request. */
function isTooLarge(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'too_big' && (issue.origin === 'string' || issue.origin === 'array');
}
