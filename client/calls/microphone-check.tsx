import { useEffect, useRef, useState } from 'preact/hooks';
import type { Heard } from './heard.ts';
import type { LocalMedia } from './media.ts';
import { silentMicrophone } from './media-errors.ts';
import { Sentence } from './sentence.tsx';
import { watchHeard } from './watch-heard.ts';

const words = { nothing: 'Say something', noise: 'Say something', voice: 'We hear you' };

/** The microphone's level with an invitation to speak, and advice when not even noise comes from it. */
export function MicrophoneCheck({ media, onChooseAnother }: { media: LocalMedia; onChooseAnother(): void }) {
  const bar = useRef<HTMLDivElement>(null);
  const [heard, setHeard] = useState<Heard>('nothing');
  const track = media.microphoneTrack.value;

  useEffect(() => {
    setHeard('nothing');
    return watchHeard(track, (now, level) => {
      bar.current?.style.setProperty('--level', level.toFixed(2));
      setHeard(now);
    });
  }, [track]);

  return (
    <div class="microphone-check">
      <div class="level" ref={bar} aria-hidden="true">
        <div class="level-fill" />
      </div>
      {heard === 'silence' ? (
        <Sentence text={silentMicrophone} actions={{ 'choose another': onChooseAnother }} />
      ) : (
        <p class="microphone-words">{words[heard]}</p>
      )}
    </div>
  );
}
