import type { ReadonlySignal } from '@preact/signals';
import type { Message } from '../../shared/events.ts';
import { mentions } from '../chat/mentions.ts';
import type { Connection } from './connection.ts';
import { mayNotify } from './may-notify.ts';
import { preferences } from './preferences.ts';
import { countUnseen } from './unseen.ts';

/** Counts what is meant for us while nobody looks, and shows it beyond the page where that is wanted. */
export function tellUnseen(connection: Connection): ReadonlySignal<number> {
  const isForUs = ({ room, text }: Message) =>
    room === undefined || mentions(text, connection.session.peek()?.user.name ?? '');
  return countUnseen(connection, isForUs, (message) => {
    if (!preferences.peek().notices || !mayNotify()) return;
    void import('./notify.ts').then(({ notify }) => notify(message));
  });
}
