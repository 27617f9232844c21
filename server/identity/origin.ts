/** Whether `value` is written as a browser's `Origin` header is. */
export function isOrigin(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === value.toLowerCase();
}

/**
 * Whether a page of `origin` may connect to `host`, the address that the request was sent to: the page's own
 * host, or one of `allowed`. What sends no origin is no browser, and is let in.
 */
export function isOriginAllowed(
  origin: string | undefined,
  host: string | undefined,
  allowed: readonly string[],
): boolean {
  if (origin === undefined) return true;
  if (!isOrigin(origin)) return false;
  const { protocol, host: originHost } = new URL(origin);
  // As a URL, so that a port that is the default is left out of both.
  if (URL.parse(`${protocol}//${host ?? ''}`)?.host === originHost) return true;
  return allowed.some((each) => each.toLowerCase() === origin.toLowerCase());
}
