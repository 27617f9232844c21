import { signal } from '@preact/signals';
import type { Lobby } from '../../shared/http-answers.ts';

const everyMs = 15_000;

/** The last known figures; undefined until the server has answered once. */
export const lobby = signal<Lobby | undefined>(undefined);

/** Asks for the figures now and every 15 s while the page is looked at. Returns how to stop. */
export function watchLobby(): () => void {
  const look = () => {
    if (!document.hidden) void refresh();
  };
  look();
  const timer = setInterval(look, everyMs);
  document.addEventListener('visibilitychange', look);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
  };
}

async function refresh(): Promise<void> {
  try {
    const answer = await fetch('/lobby');
    if (answer.ok) lobby.value = (await answer.json()) as Lobby;
  } catch {
    // The figures are a courtesy: a page without them is whole, and the next look may bring them.
  }
}
