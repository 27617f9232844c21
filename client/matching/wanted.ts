import { signal } from '@preact/signals';
import { navigate } from '../app/router.ts';
import type { Wishes } from './wishes.ts';

/** What Start was pressed for. The app takes it up when it is there, which may be a moment later. */
export const wanted = signal<Wishes | undefined>(undefined);

export function want(wishes: Wishes): void {
  navigate(wishes.mode === 'text' ? '/talk' : '/preview');
  wanted.value = wishes;
}
