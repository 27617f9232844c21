import { computed, signal } from '@preact/signals';
import { routeOf } from './route.ts';

const path = signal('/');

export const route = computed(() => routeOf(path.value));

export function navigate(to: string): void {
  if (to === path.value) return;
  history.pushState(null, '', to);
  path.value = location.pathname;
}

/** As `navigate`, but Back does not return to where we are now. */
export function redirect(to: string): void {
  history.replaceState(null, '', to);
  path.value = location.pathname;
}

/** Starts at the address the page was opened with, and goes where Back and Forward go. */
export function followHistory(): void {
  const follow = () => {
    path.value = location.pathname;
  };
  addEventListener('popstate', follow);
  follow();
}
