import { captionWords } from './caption-words.ts';
import type { LocalSpeech } from './local-speech.ts';

const lastErrors = ['not-allowed', 'service-not-allowed', 'language-not-supported'];

interface Listening {
  track: MediaStreamTrack;
  language: string;
  onWords(words: string): void;
  /** It cannot be, and will not be tried again. */
  onRefused(): void;
}

/** Recognises on this device what a track says, until the returned function is called. */
export function listenTo(
  speech: LocalSpeech,
  { track, language, onWords, onRefused }: Listening,
): () => void {
  const recognition = new speech();
  recognition.lang = language;
  recognition.continuous = true;
  recognition.interimResults = true;
  recognition.processLocally = true;
  let isWanted = true;
  let settled = '';

  recognition.onresult = ({ resultIndex, results }) => {
    const fresh = Array.from(results).slice(resultIndex);
    const words = (isFinal: boolean) =>
      fresh
        .filter((result) => result.isFinal === isFinal)
        .map((result) => result[0]?.transcript ?? '')
        .join(' ');
    settled = captionWords(`${settled} ${words(true)}`);
    onWords(captionWords(`${settled} ${words(false)}`));
  };
  recognition.onerror = ({ error }) => {
    if (!isWanted || !lastErrors.includes(error)) return;
    isWanted = false;
    onRefused();
  };
  // A recognition ends by itself after a silence.
  recognition.onend = start;
  start();

  function start() {
    if (!isWanted || track.readyState === 'ended') return;
    try {
      recognition.start(track);
    } catch {
      isWanted = false;
      onRefused();
    }
  }

  return () => {
    isWanted = false;
    recognition.abort();
  };
}
