import { ask, type Client } from './client.ts';
import { enter, enterReally, inBatches } from './enter.ts';
import type { System } from './system.ts';

const pairsOfSystem = 200;
/** Of all pairs, those with Socket.IO's own clients. */
const realPairs = 3;
/** More than one has open at once. */
const timesKept = 64;

/** One who writes and one who hears it, on different nodes where there are several. */
export interface Pair {
  writer: Client;
  hearer: Client;
  room: string;
  sent: number;
  acknowledged: number;
  /** The number of the newest message that was heard. */
  heard: number;
  /** Messages that were refused, or heard at another place than their own. */
  faults: number;
  /** When the last messages were sent, by their number. */
  sentAt: Float64Array;
  /** From sending to hearing, in ms, since somebody emptied it. */
  waits: number[];
}

export function openPairs(system: System): Promise<Pair[]> {
  return inBatches(pairsOfSystem, (place) => openPair(system, place));
}

async function openPair(system: System, place: number): Promise<Pair> {
  const open = place < realPairs ? enterReally : enter;
  const room = `pair-${place}`;
  const [writer, hearer] = await Promise.all([open(system, place), open(system, place + 1)]);
  await Promise.all([writer, hearer].map((client) => ask(client, 'join_room', { room })));
  const counts = { sent: 0, acknowledged: 0, heard: 0, faults: 0 };
  const pair = { writer, hearer, room, ...counts, sentAt: new Float64Array(timesKept), waits: [] };
  hearer.on('chat_message', (json) => hear(pair, json));
  return pair;
}

/** Writes the next message of a pair; it carries its number as its `clientId`. */
export function write(pair: Pair, text: string, acknowledged: () => void): void {
  const place = ++pair.sent;
  pair.sentAt[place % timesKept] = performance.now();
  pair.writer.send(
    'chat_message',
    `{"room":"${pair.room}","text":"${text}","clientId":"${place}"}`,
    (answer) => {
      if (!answer.includes('"ok":true')) pair.faults++;
      pair.acknowledged++;
      acknowledged();
    },
  );
}

function hear(pair: Pair, json: string): void {
  const start = json.lastIndexOf('"clientId":"') + 12;
  const place = Number(json.slice(start, json.indexOf('"', start)));
  if (place !== pair.heard + 1) pair.faults++;
  pair.heard = Math.max(pair.heard, place);
  pair.waits.push(performance.now() - (pair.sentAt[place % timesKept] ?? 0));
}
