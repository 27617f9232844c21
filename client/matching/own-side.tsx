import { useRef } from 'preact/hooks';
import { preferences } from '../app/preferences.ts';
import type { LocalMedia } from '../calls/calls.ts';
import type { useCalls } from './use-calls.ts';
import { useTileDrag } from './use-tile-drag.ts';

interface OwnSideProps {
  mode: 'voice' | 'video';
  media: LocalMedia | undefined;
  callParts: ReturnType<typeof useCalls>;
}

export function OwnSide({ mode, media, callParts }: OwnSideProps) {
  const tile = useRef<HTMLElement>(null);
  useTileDrag(tile);
  return (
    <section
      ref={tile}
      class="own-side"
      aria-label="You"
      data-region
      data-corner={preferences.value.corner}
      tabIndex={-1}
    >
      {callParts && media && <callParts.OwnPane media={media} mode={mode} />}
    </section>
  );
}
