import { fold } from '../../shared/fold.ts';

const lead = 40;
const mostLength = 160;

export interface Piece {
  text: string;
  isMatch: boolean;
}

/** What to show of a message that was found: around the first of the words, each of them marked. */
export function markWords(text: string, query: string): Piece[] {
  const spots = spotsOf(text, fold(query).split(/\s+/).filter(Boolean));
  const first = spots.findIndex(Boolean);
  const start = first > lead ? spaceBefore(text, first - lead) : 0;
  const end = Math.min(text.length, start + mostLength);
  const pieces: Piece[] = [];
  for (let at = start; at < end; at++) add(pieces, text.charAt(at), spots[at] === true);
  if (start > 0) pieces.unshift({ text: '…', isMatch: false });
  if (end < text.length) pieces.push({ text: '…', isMatch: false });
  return pieces;
}

/** For each part of the text whether it belongs to one of the words. What is folded may be longer, or shorter. */
function spotsOf(text: string, words: string[]): boolean[] {
  let folded = '';
  const origins: number[] = [];
  let at = 0;
  for (const sign of text) {
    const part = fold(sign);
    folded += part;
    for (let unit = 0; unit < part.length; unit++) origins.push(at);
    at += sign.length;
  }
  const spots = Array<boolean>(text.length).fill(false);
  for (const word of words) {
    for (let found = folded.indexOf(word); found !== -1; found = folded.indexOf(word, found + word.length)) {
      const end = origins[found + word.length] ?? text.length;
      spots.fill(true, origins[found], end);
    }
  }
  return spots;
}

function spaceBefore(text: string, place: number): number {
  const space = text.lastIndexOf(' ', place);
  return place - space < lead / 2 ? space + 1 : place;
}

function add(pieces: Piece[], text: string, isMatch: boolean): void {
  const last = pieces.at(-1);
  if (last?.isMatch === isMatch) last.text += text;
  else pieces.push({ text, isMatch });
}
