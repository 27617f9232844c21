import type { Stats } from '../../shared/events.ts';
import type { Lobby } from '../../shared/http-answers.ts';

/** How many, without pretending to more precision than a crowd has. */
export function roughly(count: number): string {
  if (count <= 0) return 'nobody';
  if (count < 20) return 'a few';
  if (count < 1000) return String(count);
  return (Math.round(count / 100) * 100).toLocaleString('en');
}

/** The count of those online comes a moment after what they do: whoever waits or is in a room is online. */
export function crowdSentence({ online, waiting, rooms }: Stats & Pick<Lobby, 'rooms'>): string {
  const waitingCount = waiting.text + waiting.voice + waiting.video;
  const present = Math.max(online, waitingCount, ...rooms.map(({ memberCount }) => memberCount));
  if (present <= 0) return 'Nobody is online yet. Somebody has to be first.';
  return `${capital(roughly(present))} people online · ${roughly(waitingCount)} waiting`;
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
