import { signal } from '@preact/signals';
import type { App } from './app.tsx';

export type AppLoading = { kind: 'absent' } | { kind: 'here'; App: typeof App } | { kind: 'failed' };

export const appLoading = signal<AppLoading>({ kind: 'absent' });

let loading: Promise<void> | undefined;

/** Fetches the part of the page with the socket, once; after a failure the next call tries again. */
export function loadApp(): Promise<void> {
  loading ??= import('./app.tsx').then(
    (module) => {
      appLoading.value = { kind: 'here', App: module.App };
    },
    () => {
      loading = undefined;
      appLoading.value = { kind: 'failed' };
    },
  );
  return loading;
}
