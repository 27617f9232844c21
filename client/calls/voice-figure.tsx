import { useEffect, useRef } from 'preact/hooks';
import { watchLevel } from './watch-level.ts';

/** A calm figure that widens with a voice, for panes without a picture. */
export function VoiceFigure({ track }: { track: MediaStreamTrack | undefined }) {
  const figure = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!track) return;
    return watchLevel(track, (level) => figure.current?.style.setProperty('--level', level.toFixed(2)));
  }, [track]);
  return (
    <div class="voice-figure" ref={figure} aria-hidden="true">
      <span />
      <span />
      <span />
    </div>
  );
}
