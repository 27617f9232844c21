import type { Client } from '../app/client.ts';
import { ariaKeyOf } from '../app/keymap.ts';
import { preferences } from '../app/preferences.ts';
import { Key } from '../ui/key.tsx';
import { pressKeep } from './press-keep.ts';

/** To stay in touch, if both want to; afterwards the way to what the two write to each other. */
export function KeepKey({ client }: { client: Client }) {
  const state = client.desk.state.value;
  if (!('talk' in state)) return null;
  const keep = client.keeping.keep.value;
  const isOurs = keep.kind !== 'unasked' && keep.matchId === state.talk.match.matchId;
  const press = { shortcut: ariaKeyOf('keep', preferences.value), onPress: () => pressKeep(client) };
  if (isOurs && keep.kind === 'kept') return <Key icon="text" name="Write" {...press} />;
  return <Key icon="keep" name="Keep" isPressed={isOurs} isIdle={isOurs} {...press} />;
}
