/**
 * Text as people may send it to each other: NFC, without control characters (but for line breaks and
 * tabs), bidirectional overrides and lone surrogates, and with at most four combining marks in a row.
 * Zero-width joiners stay: emoji and several scripts need them. Text that shows nothing is empty.
 */
export function cleanText(text: string): string {
  if (plain.test(text)) return text;
  const cleaned = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(unwanted, '')
    .replace(/(\p{M}{4})\p{M}+/gu, '$1')
    .trim();
  return invisible.test(cleaned) ? '' : cleaned;
}

/** A name on one line: as `cleanText`, in compatibility form, each run of white space one space. */
export function cleanName(name: string): string {
  return cleanText(name.normalize('NFKC').replace(/\s+/g, ' ')).replace(/ +/g, ' ');
}

/** Most of what people write, and clean as it is. */
const plain = /^[!-~](?:[ -~]*[!-~])?$/;
const unwanted = /(?![\n\t])[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufeff]/gu;
/** The Braille pattern without dots shows nothing, though Unicode has it as a sign. */
const invisible = /^[\s\p{DI}\u2800]*$/u;
