const silentAfterMs = 10_000;
const spokenLevel = 0.35;

/** What has come from a microphone so far. */
export type Heard = 'nothing' | 'noise' | 'voice' | 'silence';

/** Takes in a level after so long of listening; a microphone from which nothing comes at all is silent. */
export function hear(before: Heard, level: number, listenedMs: number): Heard {
  if (before === 'voice' || level > spokenLevel) return 'voice';
  if (before === 'noise' || level > 0) return 'noise';
  return listenedMs < silentAfterMs ? 'nothing' : 'silence';
}
