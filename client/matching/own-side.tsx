import { preferences } from '../app/preferences.ts';
import type { LocalMedia } from '../calls/calls.ts';
import type { useCalls } from './use-calls.ts';

interface OwnSideProps {
  mode: 'voice' | 'video';
  media: LocalMedia | undefined;
  callParts: ReturnType<typeof useCalls>;
}

export function OwnSide({ mode, media, callParts }: OwnSideProps) {
  return (
    <section
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
