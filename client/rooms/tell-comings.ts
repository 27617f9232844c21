import type { User } from '../../shared/events.ts';
import { preferences } from '../app/preferences.ts';
import { announce } from '../app/status.ts';

const collectMs = 2_000;
const mostNamed = 2;

/** Tells those who listen who comes and goes: what happens within 2 s in one sentence. */
export interface ComingsTeller {
  came(user: User): void;
  left(user: User): void;
  clear(): void;
}

export function tellComings(): ComingsTeller {
  const came = new Map<string, string>();
  const left = new Map<string, string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const clear = () => {
    clearTimeout(timer);
    timer = undefined;
    came.clear();
    left.clear();
  };
  const say = () => {
    const sentence = comingsSentence([...came.values()], [...left.values()]);
    clear();
    if (sentence !== '' && preferences.peek().announcements === 'all') announce(sentence);
  };
  /** Who comes and goes within that time has done neither. */
  const note = ({ id, name }: User, to: Map<string, string>, from: Map<string, string>) => {
    if (!from.delete(id)) to.set(id, name);
    timer ??= setTimeout(say, collectMs);
  };
  return { came: (user) => note(user, came, left), left: (user) => note(user, left, came), clear };
}

function comingsSentence(came: string[], left: string[]): string {
  const parts = [part(came, 'came in'), part(left, 'left')].filter((words) => words !== '');
  return parts.length === 0 ? '' : `${parts.join(', ')}.`;
}

function part(names: string[], verb: string): string {
  if (names.length === 0) return '';
  return `${names.length > mostNamed ? `${names.length} people` : names.join(' and ')} ${verb}`;
}
