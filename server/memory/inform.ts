import type { PoolEvent, Seat } from '../matching/pool.ts';

type Addressee = { userId: string; connectionId: string };

/** Of each kind of event, all but whom it is for. */
type Told = PoolEvent extends infer Event
  ? Event extends PoolEvent
    ? Omit<Event, keyof Addressee>
    : never
  : never;

export type Tell = (nodeId: string, event: PoolEvent) => void;
export type Inform = (seat: Seat, event: Told) => void;

/** Tells the node of a seat what is for that seat. */
export function informBy(tell: Tell): Inform {
  return ({ nodeId, userId, connectionId }, event) => tell(nodeId, { ...event, userId, connectionId });
}
