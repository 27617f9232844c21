import { isGuest } from './guest.ts';
import { stored } from './stored.ts';

/** Who we are to the server: a token that it gave us, kept for the next visit. */
export interface Identity {
  token(): string | undefined;
  keep(token: string): void;
  drop(): void;
}

/** This browser's identity; a guest's belongs to the tab alone. */
export function openIdentity(): Identity {
  const token = stored(isGuest() ? 'sessionStorage' : 'localStorage', 'token', asText);
  return { token: token.read, keep: token.write, drop: token.forget };
}

const asText = (found: unknown) => (typeof found === 'string' ? found : undefined);
