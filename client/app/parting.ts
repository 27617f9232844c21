import { signal } from '@preact/signals';
import { stored } from './stored.ts';

const kept = stored('sessionStorage', 'parting', (found) => (typeof found === 'string' ? found : undefined));

/** What the start says once, of what was done just before this page was loaded. */
export const parting = signal(kept.read());
kept.forget();

/** Has the next page that is loaded in this tab say so. */
export const partWith = (sentence: string) => kept.write(sentence);
