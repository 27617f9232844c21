import { preferences } from '../app/preferences.ts';
import type { LocalMedia } from './media.ts';
import { OwnPicture } from './own-picture.tsx';
import { VoiceFigure } from './voice-figure.tsx';

/** What this page sends, as its person sees it: the picture or the voice, and what is off. */
export function OwnPane({ media, mode }: { media: LocalMedia; mode: 'voice' | 'video' }) {
  const cameraTrack = media.cameraTrack.value;
  return (
    <div class="own-pane">
      {cameraTrack ? (
        <OwnPicture track={cameraTrack} isMirrored={preferences.value.mirrored} />
      ) : (
        <VoiceFigure track={media.microphoneTrack.value} />
      )}
      <div class="pane-words">
        <p class="plate">You</p>
        {mode === 'video' && !cameraTrack && <p class="plate">Your camera is off</p>}
        {!media.microphone.value && <p class="plate">You are muted</p>}
      </div>
    </div>
  );
}
