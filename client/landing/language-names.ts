/** The languages that the list offers, the most spoken first; others come from the browser's own settings. */
export const languageCodes =
  'en zh hi es ar fr bn pt ru ur id de ja tr vi ko it fa pl uk nl ro el hu cs sv he th da fi no sk bg hr sr lt lv et ca'.split(
    ' ',
  );

const names = new Intl.DisplayNames(['en'], { type: 'language' });

export function languageName(code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
