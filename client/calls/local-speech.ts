/**
 * The part of the browser's speech recognition that can be kept to this device. Not yet in TypeScript's DOM:
 * https://webaudio.github.io/web-speech-api/#speechreco-processlocally
 */
export interface LocalSpeech {
  new (): Recognition;
  available(wanted: { langs: string[]; processLocally: true }): Promise<Availability>;
  install(wanted: { langs: string[]; processLocally: true }): Promise<boolean>;
}

type Availability = 'available' | 'downloadable' | 'downloading' | 'unavailable';

export interface Recognition {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  processLocally: boolean;
  onresult: ((event: { resultIndex: number; results: ArrayLike<Result> }) => void) | null;
  onerror: ((event: { error: string }) => void) | null;
  onend: (() => void) | null;
  start(track: MediaStreamTrack): void;
  abort(): void;
}

type Result = ArrayLike<{ transcript: string }> & { isFinal: boolean };

/** The recognition of this browser if it knows how to stay on this device; otherwise it would ask a third party. */
export function localSpeech(): LocalSpeech | undefined {
  const { SpeechRecognition: found } = globalThis as { SpeechRecognition?: LocalSpeech };
  return found && 'available' in found && 'processLocally' in found.prototype ? found : undefined;
}

/** Whether this language can be recognised here, after fetching its words if the browser has to. */
export async function canRecognise(speech: LocalSpeech, language: string): Promise<boolean> {
  const wanted = { langs: [language], processLocally: true as const };
  const found = await speech.available(wanted).catch(() => 'unavailable');
  if (found === 'available' || found === 'unavailable') return found === 'available';
  return speech.install(wanted).catch(() => false);
}
