import { useEffect, useRef } from 'preact/hooks';
import type { Call } from './call.ts';
import { usePlayback } from './use-playback.ts';
import { VoiceFigure } from './voice-figure.tsx';

/** The other side's picture and sound, and in words what they have switched off. */
export function RemotePane({ call, mode }: { call: Call; mode: 'voice' | 'video' }) {
  const player = useRef<HTMLVideoElement>(null);
  const stream = call.remote.value;
  const status = call.peerStatus.value;
  const speaker = call.speaker.value;
  const blocked = usePlayback(player, stream);
  const pictureless = mode === 'voice' || status?.camera === false;

  useEffect(() => {
    if (speaker) player.current?.setSinkId?.(speaker).catch(() => undefined);
  }, [speaker]);

  return (
    <div class="remote-pane">
      {mode === 'video' ? (
        // biome-ignore lint/a11y/useMediaCaption: nobody writes captions for a live talk.
        <video ref={player} class="picture" hidden={pictureless} playsInline aria-label="Stranger" />
      ) : (
        // biome-ignore lint/a11y/useMediaCaption: nobody writes captions for a live talk.
        <audio ref={player} />
      )}
      {stream && pictureless && <VoiceFigure track={stream.getAudioTracks()[0]} />}
      <div class="pane-words">
        {mode === 'video' && status?.camera === false && <p class="plate">Stranger's camera is off</p>}
        {status?.microphone === false && <p class="plate">Stranger is muted</p>}
      </div>
      {blocked && <p class="plate pane-call-to-tap">Tap anywhere to hear Stranger.</p>}
    </div>
  );
}
