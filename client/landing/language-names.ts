/**
 * The languages that the list offers, the most spoken first; others come from the browser's own settings. Spelt out,
 * since a browser takes about 20 ms to open its own list of names, when the page is to become alive.
 */
const offered = {
  en: 'English',
  zh: 'Chinese',
  hi: 'Hindi',
  es: 'Spanish',
  ar: 'Arabic',
  fr: 'French',
  bn: 'Bangla',
  pt: 'Portuguese',
  ru: 'Russian',
  ur: 'Urdu',
  id: 'Indonesian',
  de: 'German',
  ja: 'Japanese',
  tr: 'Turkish',
  vi: 'Vietnamese',
  ko: 'Korean',
  it: 'Italian',
  fa: 'Persian',
  pl: 'Polish',
  uk: 'Ukrainian',
  nl: 'Dutch',
  ro: 'Romanian',
  el: 'Greek',
  hu: 'Hungarian',
  cs: 'Czech',
  sv: 'Swedish',
  he: 'Hebrew',
  th: 'Thai',
  da: 'Danish',
  fi: 'Finnish',
  no: 'Norwegian',
  sk: 'Slovak',
  bg: 'Bulgarian',
  hr: 'Croatian',
  sr: 'Serbian',
  lt: 'Lithuanian',
  lv: 'Latvian',
  et: 'Estonian',
  ca: 'Catalan',
};

export const languageCodes = Object.keys(offered);

const names = new Map(Object.entries(offered));

export function languageName(code: string): string {
  return names.get(code) ?? nameInBrowser(code);
}

function nameInBrowser(code: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
