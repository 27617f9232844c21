import { signal } from '@preact/signals';
import { stored } from './stored.ts';

const rulesVersion = 1;

interface Consent {
  version: number;
  acceptedAt: string;
}

const record = stored<Consent>('localStorage', 'consent', (found) => found as Consent);

/** What waits until the age and the rules are accepted. */
export const awaitingConsent = signal<(() => void) | undefined>(undefined);

/** Runs `action` now if the rules have been accepted on this device, otherwise once they are. */
export function withConsent(action: () => void): void {
  if (record.read()?.version === rulesVersion) action();
  else awaitingConsent.value = action;
}

export function acceptRules(): void {
  record.write({ version: rulesVersion, acceptedAt: new Date().toISOString() });
  const action = awaitingConsent.value;
  awaitingConsent.value = undefined;
  action?.();
}

export function declineRules(): void {
  awaitingConsent.value = undefined;
}
