/** Whether the permission sits behind Safari's "aA" on a phone or a tablet; an iPad calls itself a Macintosh. */
export function isIosSafari({ userAgent, maxTouchPoints }: Navigator): boolean {
  return /iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes('Macintosh') && maxTouchPoints > 1);
}
