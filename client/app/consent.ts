import { signal } from '@preact/signals';
import { stored } from './stored.ts';

const rulesVersion = 1;

export interface Consent {
  version: number;
  acceptedAt: string;
}

const record = stored<Consent>('localStorage', 'consent', (found) => found as Consent);
const given = signal<Consent | undefined>(undefined);

interface Question {
  accepted(): void;
  declined(): void;
}

/** What waits until the age and the rules are accepted, or are not. */
export const awaitingConsent = signal<Question | undefined>(undefined);

/** What was accepted on this device, of the rules as they are now. */
export function currentConsent(): Consent | undefined {
  const consent = given.value ?? record.read();
  return consent?.version === rulesVersion ? consent : undefined;
}

/** Runs `accepted` now if the rules have been accepted on this device, otherwise once they are. */
export function withConsent(accepted: () => void, declined: () => void = () => undefined): void {
  if (record.read()?.version === rulesVersion) accepted();
  else awaitingConsent.value = { accepted, declined };
}

export function acceptRules(): void {
  const consent = { version: rulesVersion, acceptedAt: new Date().toISOString() };
  record.write(consent);
  given.value = consent;
  answer()?.accepted();
}

export function declineRules(): void {
  answer()?.declined();
}

function answer(): Question | undefined {
  const question = awaitingConsent.peek();
  awaitingConsent.value = undefined;
  return question;
}
