import type { Results } from '../../shared/events.ts';

export type Ice = Results['get_ice_servers'];

export interface IceSource {
  /** Asks now for the servers that are taken next. */
  prepare(): void;
  /** New servers for each attempt, because their credentials expire. */
  take(): Promise<Ice>;
}

/** How long servers that were asked for early must last when they are taken. */
const freshMs = 5 * 60_000;

export function iceSource(ask: () => Promise<Ice>): IceSource {
  let ahead: Promise<Ice | undefined> | undefined;
  return {
    prepare() {
      ahead ??= ask().catch(() => undefined);
    },
    async take() {
      const ready = ahead;
      ahead = undefined;
      const ice = await ready;
      return ice && Date.parse(ice.expiresAt) - Date.now() > freshMs ? ice : ask();
    },
  };
}
