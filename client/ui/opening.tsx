import { Seam } from './seam.tsx';

interface OpeningProps {
  failed: boolean;
  onAgain(): Promise<void>;
}

/** Stands in for the app while its code is on the way, so that Start answers at once. */
export function Opening({ failed, onAgain }: OpeningProps) {
  return (
    <main class="opening" data-state="opening">
      <p class="state-sentence">{failed ? 'The page could not be loaded in full.' : 'Opening the line…'}</p>
      {failed && (
        <button type="button" class="button" onClick={() => void onAgain()}>
          Try again
        </button>
      )}
      <Seam state={failed ? 'gone' : 'searching'} />
    </main>
  );
}
