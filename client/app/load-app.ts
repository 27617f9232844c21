import { signal } from '@preact/signals';
import type { App, Keys } from './app.tsx';
import type { Connection } from './connection.ts';

export type AppLoading =
  | { kind: 'absent' }
  | { kind: 'here'; App: typeof App; Keys: typeof Keys; connection: Connection }
  | { kind: 'failed' };

export const appLoading = signal<AppLoading>({ kind: 'absent' });

let loading: Promise<void> | undefined;

/** Fetches the part of the page with the socket, once; after a failure the next call tries again. */
export function loadApp(): Promise<void> {
  loading ??= import('./app.tsx').then(
    ({ App, Keys, connection }) => {
      appLoading.value = { kind: 'here', App, Keys, connection };
    },
    () => {
      loading = undefined;
      appLoading.value = { kind: 'failed' };
    },
  );
  return loading;
}
