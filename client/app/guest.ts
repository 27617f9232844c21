import { stored } from './stored.ts';

const flag = stored('sessionStorage', 'guest', (found) => found === true);

/** Notes that the page was opened as `/?guest`, before the address changes; this tab remembers it through reloads. */
export function noteGuest(): void {
  if (new URLSearchParams(location.search).has('guest')) flag.write(true);
}

export const isGuest = () => flag.read() === true;
