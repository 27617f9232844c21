import type { Results } from '../../shared/events.ts';

export type Ice = Results['get_ice_servers'];

/** New servers for each attempt, because their credentials expire. The first are asked for at once. */
export function iceSource(ask: () => Promise<Ice>): () => Promise<Ice> {
  let ahead: Promise<Ice> | undefined = ask();
  ahead.catch(() => undefined);
  return () => {
    const ice = ahead ?? ask();
    ahead = undefined;
    return ice;
  };
}
