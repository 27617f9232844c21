import { storedPrefix } from '../app/stored.ts';

/** What this browser keeps of its person, but for the proof of who they are, which nobody should pass on. */
export function keptHere(): Record<string, unknown> {
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(storedPrefix));
    const shown = names.filter((name) => name !== `${storedPrefix}token`);
    return Object.fromEntries(
      shown.map((name) => [
        name.slice(storedPrefix.length),
        JSON.parse(localStorage.getItem(name) ?? 'null'),
      ]),
    );
  } catch {
    return {};
  }
}
