import { useEffect, useRef } from 'preact/hooks';
import { preferences } from '../app/preferences.ts';
import type { Call } from './call.ts';
import { CaptionLine } from './caption-line.tsx';
import { DeadPicture } from './dead-picture.tsx';
import { usePlayback } from './use-playback.ts';
import { VoiceFigure } from './voice-figure.tsx';

interface RemotePaneProps {
  call: Call;
  mode: 'voice' | 'video';
  onNext(): void;
}

/** The other side's picture and sound, and in words what they have switched off. */
export function RemotePane({ call, mode, onNext }: RemotePaneProps) {
  const player = useRef<HTMLVideoElement>(null);
  const stream = call.remote.value;
  const status = call.peerStatus.value;
  const speaker = call.speaker.value;
  const blocked = usePlayback(player, stream);
  const hasPicture = mode === 'video' && status?.camera !== false && status?.away !== true;
  const isExpected = hasPicture && status !== null && !blocked && call.state.value.kind === 'live';

  useEffect(() => {
    if (speaker) player.current?.setSinkId?.(speaker).catch(() => undefined);
  }, [speaker]);

  return (
    <div class="remote-pane">
      {mode === 'video' ? (
        // biome-ignore lint/a11y/useMediaCaption: nobody writes captions for a live talk.
        <video ref={player} class="picture" hidden={!hasPicture} playsInline aria-label="Stranger" />
      ) : (
        // biome-ignore lint/a11y/useMediaCaption: nobody writes captions for a live talk.
        <audio ref={player} />
      )}
      {stream && !hasPicture && <VoiceFigure track={stream.getAudioTracks()[0]} />}
      {mode === 'video' && <DeadPicture video={player} isExpected={isExpected} onNext={onNext} />}
      {stream && preferences.value.captions && <CaptionLine track={stream.getAudioTracks()[0]} />}
      <div class="pane-words">
        {mode === 'video' && status?.camera === false && <p class="plate">Stranger's camera is off</p>}
        {mode === 'video' && status?.away === true && <p class="plate">Stranger put the phone down</p>}
        {status?.microphone === false && <p class="plate">Stranger is muted</p>}
      </div>
      {blocked && <p class="plate pane-call-to-tap">Tap anywhere to hear Stranger.</p>}
    </div>
  );
}
