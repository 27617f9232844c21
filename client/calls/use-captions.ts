import { useEffect, useState } from 'preact/hooks';
import { listenTo } from './listen-to.ts';
import { canRecognise, localSpeech } from './local-speech.ts';

export type Captions = { kind: 'starting' } | { kind: 'missing' } | { kind: 'on'; words: string };

/** What a track says in words, recognised on this device or not at all. */
export function useCaptions(track: MediaStreamTrack | undefined, language: string): Captions {
  const [captions, setCaptions] = useState<Captions>({ kind: 'starting' });
  useEffect(() => {
    const speech = localSpeech();
    if (!speech) return setCaptions({ kind: 'missing' });
    if (!track) return;
    let isWanted = true;
    let stop = () => {};
    const refuse = () => setCaptions({ kind: 'missing' });
    canRecognise(speech, language).then((isAble) => {
      if (!isWanted) return;
      if (!isAble) return refuse();
      setCaptions({ kind: 'on', words: '' });
      const onWords = (words: string) => setCaptions({ kind: 'on', words });
      stop = listenTo(speech, { track, language, onWords, onRefused: refuse });
    }, refuse);
    return () => {
      isWanted = false;
      stop();
    };
  }, [track, language]);
  return captions;
}
