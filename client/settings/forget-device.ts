import { isGuest } from '../app/guest.ts';
import { partWith } from '../app/parting.ts';
import { redirect } from '../app/router.ts';
import { storedPrefix } from '../app/stored.ts';
import { unsentDatabase } from '../app/unsent-database.ts';

/**
 * Ends what goes on, clears all that this browser keeps of its person, and begins anew, with this sentence if there
 * is one. A guest's tab forgets the guest alone.
 */
export async function forgetDevice(sentence?: string): Promise<void> {
  redirect(isGuest() ? '/?guest' : '/');
  // What follows the address, as leaving a conversation does, comes after this.
  await new Promise((resolve) => setTimeout(resolve));
  // Done once the reload has closed it.
  if (!isGuest()) indexedDB.deleteDatabase(unsentDatabase);
  forgetStored(isGuest() ? ['sessionStorage'] : ['localStorage', 'sessionStorage']);
  if (sentence !== undefined) partWith(sentence);
  location.reload();
}

/** Clears all that this page has written into the browser. */
function forgetStored(names: ('localStorage' | 'sessionStorage')[]): void {
  for (const name of names) {
    try {
      const storage = window[name];
      for (const key of Object.keys(storage)) if (key.startsWith(storedPrefix)) storage.removeItem(key);
    } catch {
      // Where the browser refuses storage there is nothing to clear.
    }
  }
}
