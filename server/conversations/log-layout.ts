import { names } from '../names.ts';
import { readScript, type Script } from '../redis/script.ts';
import { type Audience, directAudience, roomAudience } from './audience.ts';

/** Where and how Redis keeps the logs of one kind of conversation. */
export interface LogLayout {
  audience: Audience;
  scripts: { append: Script; read: Script; expire: Script; blank: Script };
  messages: (conversation: string) => string;
  meta: (conversation: string) => string;
  sent: (conversation: string, userId: string, clientId: string) => string;
  channel: (hearer: string) => string;
  /** The conversations, by the id of their oldest message. */
  oldest: string;
}

export const roomLog: LogLayout = {
  audience: roomAudience,
  scripts: scriptsOver('sorted-set'),
  messages: names.roomMessages,
  meta: names.roomMeta,
  sent: names.roomSent,
  channel: names.roomChannel,
  oldest: names.roomsOldest,
};

export const directLog: LogLayout = {
  audience: directAudience,
  scripts: scriptsOver('list'),
  messages: names.direct,
  meta: names.directMeta,
  sent: names.directSent,
  channel: names.directChannel,
  oldest: names.directsOldest,
};

function scriptsOver(structure: 'sorted-set' | 'list') {
  const script = (name: string) =>
    readScript(...[structure, name].map((file) => new URL(`./${file}.lua`, import.meta.url)));
  return { append: script('append'), read: script('read'), expire: script('expire'), blank: script('blank') };
}

/** The field of a log's meta with the id of what its reader has to see last. */
export function lastField(reader: string): string {
  return reader === '' ? 'last' : `last:${reader}`;
}
