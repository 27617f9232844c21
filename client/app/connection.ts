import type { ReadonlySignal } from '@preact/signals';
import type { Session } from '../../shared/events.ts';
import type { Connection as PlainConnection } from '../sdk/connection.ts';
import type { Link } from '../sdk/link.ts';
import { signalOf } from './signal-of.ts';

/** The connection as the page draws it. */
export interface Connection extends PlainConnection {
  readonly link: ReadonlySignal<Link>;
  readonly session: ReadonlySignal<Session | undefined>;
  readonly degraded: ReadonlySignal<boolean>;
}

export function drawnConnection(connection: PlainConnection): Connection {
  const { link, session, degraded } = connection;
  return { ...connection, link: signalOf(link), session: signalOf(session), degraded: signalOf(degraded) };
}
