import { redirect } from '../app/router.ts';
import { unsentDatabase } from '../app/unsent-database.ts';

const prefix = 'aleatoria.';

/** Ends what goes on, clears all that this browser keeps of its person, and begins anew. */
export async function forgetDevice(): Promise<void> {
  redirect('/');
  // What follows the address, as leaving a conversation does, comes after this.
  await new Promise((resolve) => setTimeout(resolve));
  forgetStored();
  // Done once the reload has closed it.
  indexedDB.deleteDatabase(unsentDatabase);
  location.reload();
}

/** Clears all that this page has written into the browser. */
export function forgetStored(): void {
  for (const name of ['localStorage', 'sessionStorage'] as const) {
    try {
      const storage = window[name];
      for (const key of Object.keys(storage)) if (key.startsWith(prefix)) storage.removeItem(key);
    } catch {
      // Where the browser refuses storage there is nothing to clear.
    }
  }
}
