import type { Socket } from 'socket.io-client';
import type {
  Ack,
  ClientToServerEvents,
  EventName,
  Payload,
  Results,
  ServerToClientEvents,
} from '../../shared/events.ts';

export type Wire = Socket<ServerToClientEvents, ClientToServerEvents>;

export type Ask = <E extends EventName>(event: E, payload: Payload<E>) => Promise<Ack<Results[E]>>;

type AnyEmit = (event: string, payload: unknown) => Promise<unknown>;

export const unanswered = {
  ok: false,
  error: { code: 'unavailable', message: 'The server did not answer.' },
} as const;

/** The connection is, or was, lost before the answer. */
export const lost = {
  ok: false,
  error: { code: 'unavailable', message: 'The connection to the server was lost.' },
} as const;

/** Whether the server has taken something cannot be known any more. */
export const forgotten = {
  ok: false,
  error: { code: 'unavailable', message: 'Whether the server took it is not known any more.' },
} as const;

/** Sends one request. Without an answer in time it is `unanswered`; `lost` tells that the connection was the reason. */
export async function emit<E extends EventName>(
  wire: Wire,
  event: E,
  payload: Payload<E>,
  withinMs: number,
): Promise<Ack<Results[E]>> {
  if (!wire.connected) return lost;
  const timed: { emitWithAck: AnyEmit } = wire.timeout(withinMs) as never;
  try {
    return (await timed.emitWithAck(event, payload)) as Ack<Results[E]>;
  } catch {
    return wire.connected ? unanswered : lost;
  }
}
