const wordCharacter = /[\p{L}\p{N}]/u;

/** Whether a text names somebody: the whole name, as words of their own. */
export function mentions(text: string, name: string): boolean {
  const [words, wanted] = [text.toLowerCase(), name.toLowerCase()];
  if (wanted === '') return false;
  for (let at = words.indexOf(wanted); at !== -1; at = words.indexOf(wanted, at + 1)) {
    const [before, after] = [words.slice(0, at).at(-1), words.at(at + wanted.length)];
    if (!isInWord(before) && !isInWord(after)) return true;
  }
  return false;
}

const isInWord = (character: string | undefined) => character !== undefined && wordCharacter.test(character);
