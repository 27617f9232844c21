import { type ReadonlySignal, signal } from '@preact/signals';
import type { Watched } from '../sdk/watched.ts';

/** A signal that follows what changes elsewhere. */
export function signalOf<T>(watched: Watched<T>): ReadonlySignal<T> {
  const followed = signal(watched.value);
  watched.subscribe((value) => {
    followed.value = value;
  });
  return followed;
}
