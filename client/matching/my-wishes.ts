import { effect, signal } from '@preact/signals';
import { stored } from '../app/stored.ts';
import { baseLanguages, noWishes, reviveWishes, type Wishes } from './wishes.ts';

const kept = stored('localStorage', 'wishes', reviveWishes);

export const myWishes = signal<Wishes>(noWishes);

/** Brings back the last visit's wishes, and keeps them from now on. Returns how to stop. */
export function rememberWishes(): () => void {
  myWishes.value = kept.read() ?? { ...noWishes, languages: baseLanguages(navigator.languages) };
  return effect(() => kept.write(myWishes.value));
}
