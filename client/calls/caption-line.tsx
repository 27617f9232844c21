import { useCaptions } from './use-captions.ts';

/** What the stranger says, written along; or why it cannot be. */
export function CaptionLine({ track }: { track: MediaStreamTrack | undefined }) {
  const { language } = navigator;
  const captions = useCaptions(track, language);
  switch (captions.kind) {
    case 'starting':
      return <p class="plate captions">Getting captions ready…</p>;
    case 'missing':
      return (
        <p class="plate captions">Captions need speech recognition on this device; this browser has none.</p>
      );
    case 'on':
      return (
        captions.words !== '' && (
          <p class="plate captions" lang={language}>
            {captions.words}
          </p>
        )
      );
  }
}
