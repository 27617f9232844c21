import type { Config } from '../config.ts';

/** Whether a call of this person may go without a relay server, as far as they and the operator are concerned. */
export function mayGoDirect(route: Config['route'], isAsked: boolean): boolean {
  return route === 'direct' || (route === 'agreed' && isAsked);
}
