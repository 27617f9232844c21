import type { Link } from '../sdk/link.ts';
import type { State } from './state.ts';

export type FullLink = Extract<Link, { kind: 'full' }>;

/** The link of somebody who searches and whom the server has no room for; it is tried again by itself. */
export function fullLink(state: State, link: Link): FullLink | undefined {
  return state.kind === 'queueing' && link.kind === 'full' ? link : undefined;
}
