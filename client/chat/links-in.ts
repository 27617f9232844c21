const address = /\b(?:https?:\/\/|www\.)[^\s<>"]+/giu;
/** What ends a sentence is no part of the address in it. */
const trailing = /[.,;:!?'’”»)\]}]+$/u;

/** The web addresses in a text, each once. */
export function linksIn(text: string): string[] {
  const found = [...text.matchAll(address)].map(([link]) => link.replace(trailing, ''));
  return [...new Set(found)].filter((link) => !/^(?:https?:\/\/|www)$/iu.test(link));
}
