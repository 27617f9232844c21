import { signal } from '@preact/signals';

type Places = typeof import('../rooms/places.ts');

type PlacesLoading = { kind: 'absent' | 'failed' } | { kind: 'here'; places: Places };

export const placesLoading = signal<PlacesLoading>({ kind: 'absent' });

/** Fetches the screens of rooms and conversations; after a failure the next call tries again. */
export async function loadPlaces(): Promise<void> {
  if (placesLoading.peek().kind === 'here') return;
  try {
    placesLoading.value = { kind: 'here', places: await import('../rooms/places.ts') };
  } catch {
    placesLoading.value = { kind: 'failed' };
  }
}
