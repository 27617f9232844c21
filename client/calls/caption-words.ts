const mostCharacters = 140;

/** What is shown of what was said: the end of it, from a word's beginning. */
export function captionWords(said: string): string {
  const words = said.replace(/\s+/g, ' ').trim();
  if (words.length <= mostCharacters) return words;
  const end = words.slice(-mostCharacters);
  return end.slice(end.indexOf(' ') + 1);
}
