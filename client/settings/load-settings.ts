import { signal } from '@preact/signals';
import type { Settings } from './settings.tsx';

type SettingsLoading = { kind: 'absent' | 'failed' } | { kind: 'here'; Settings: typeof Settings };

export const settingsLoading = signal<SettingsLoading>({ kind: 'absent' });

/** Fetches the settings, which few need; after a failure the next call tries again. */
export async function loadSettings(): Promise<void> {
  if (settingsLoading.peek().kind === 'here') return;
  try {
    const { Settings } = await import('./settings.tsx');
    settingsLoading.value = { kind: 'here', Settings };
  } catch {
    settingsLoading.value = { kind: 'failed' };
  }
}
