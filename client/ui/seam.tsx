import './seam.css';

export type SeamState =
  | 'idle'
  | 'searching'
  | 'found'
  | 'relayed'
  | 'direct'
  | 'unstable'
  | 'reconnecting'
  | 'gone';

/** The line between two people, told by pattern; the words for it stand in the pane beside it. */
export function Seam({ state }: { state: SeamState }) {
  return (
    <div class="seam" data-seam={state} aria-hidden="true">
      <span class="seam-half far" />
      <span class="seam-knot" />
      <span class="seam-half near" />
    </div>
  );
}
