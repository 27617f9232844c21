import { loadApp } from '../app/load-app.ts';
import { Seam } from './seam.tsx';

/** Stands in for the app while its code is on the way, so that Start answers at once. */
export function Opening({ failed }: { failed: boolean }) {
  return (
    <main class="opening" data-state="opening">
      <p class="state-sentence">{failed ? 'The page could not be loaded in full.' : 'Opening the line…'}</p>
      {failed && (
        <button type="button" class="button" onClick={() => void loadApp()}>
          Try again
        </button>
      )}
      <Seam state={failed ? 'gone' : 'searching'} />
    </main>
  );
}
