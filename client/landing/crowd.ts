import type { Stats } from '../../shared/events.ts';

/** How many, without pretending to more precision than a crowd has. */
export function roughly(count: number): string {
  if (count <= 0) return 'nobody';
  if (count < 20) return 'a few';
  if (count < 1000) return String(count);
  return (Math.round(count / 100) * 100).toLocaleString('en');
}

export function crowdSentence({ online, waiting }: Stats): string {
  const waitingCount = waiting.text + waiting.voice + waiting.video;
  if (online <= 0) return 'Nobody is online yet. Somebody has to be first.';
  return `${capital(roughly(online))} people online · ${roughly(waitingCount)} waiting`;
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
