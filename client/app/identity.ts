import type { TokenStore } from '../sdk/token-store.ts';
import { isGuest } from './guest.ts';
import { stored } from './stored.ts';

/** This browser's identity; a guest's belongs to the tab alone. */
export function openIdentity(): TokenStore {
  const token = stored(isGuest() ? 'sessionStorage' : 'localStorage', 'token', asText);
  return { token: token.read, keep: token.write, drop: token.forget };
}

const asText = (found: unknown) => (typeof found === 'string' ? found : undefined);

/** Whether this browser has an identity already. */
export const isSomebody = () => openIdentity().token() !== undefined;
