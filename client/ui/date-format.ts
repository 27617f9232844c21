/**
 * Formats times as the browser's language does. The first format of a page takes a browser about 20 ms: it is made
 * when there is nothing else to do, or else with the first time.
 */
export function dateFormat(options: Intl.DateTimeFormatOptions): (atMs: number) => string {
  let format: Intl.DateTimeFormat | undefined;
  const made = () => {
    format ??= new Intl.DateTimeFormat(undefined, options);
    return format;
  };
  // Safari has no such call.
  globalThis.requestIdleCallback?.(made);
  return (atMs) => made().format(atMs);
}
