import { batch, computed, signal } from '@preact/signals';
import { routeOf } from './route.ts';

const settingsPath = '/settings';

const path = signal('/');
/** The settings lie over a screen, which goes on beneath them. */
const beneath = signal('/');
/** How often we have gone elsewhere since the page was opened. */
let moves = -1;

export const route = computed(() => routeOf(beneath.value));

export const areSettingsOpen = computed(() => path.value === settingsPath);

export function navigate(to: string): void {
  if (to === path.value) return;
  history.pushState(null, '', to);
  follow();
}

/** As `navigate`, but Back does not return to where we are now. */
export function redirect(to: string): void {
  history.replaceState(null, '', to);
  follow();
}

/** Opens the settings, at one of their parts if it is named. */
export function openSettings(part?: string): void {
  if (areSettingsOpen.peek()) return;
  history.pushState({ beneath: path.peek() }, '', part ? `${settingsPath}#${part}` : settingsPath);
  follow();
}

export function closeSettings(): void {
  if (!areSettingsOpen.peek()) return;
  const isOpenedHere = beneathOf(history.state) !== undefined;
  if (isOpenedHere) {
    path.value = beneath.peek();
    history.back();
  } else redirect(beneath.peek());
}

/** Starts at the address the page was opened with, and goes where Back and Forward go. */
export function followHistory(): void {
  addEventListener('popstate', follow);
  follow();
}

/** Where we are is where the page was opened: nothing was left for it. */
export const isFirstScreen = () => moves <= 0;

function follow(): void {
  const { pathname } = location;
  moves += 1;
  batch(() => {
    path.value = pathname;
    beneath.value = pathname === settingsPath ? (beneathOf(history.state) ?? beneath.peek()) : pathname;
  });
}

function beneathOf(state: unknown): string | undefined {
  const { beneath: found } = Object(state) as { beneath?: unknown };
  return typeof found === 'string' ? found : undefined;
}
