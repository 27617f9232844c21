import type { System } from './system.ts';
import { WireClient } from './wire-client.ts';

const settleMs = 10_000;

/** How people write: a text of so many bytes, and so many at once before they wait for the answers. */
export interface Manner {
  textBytes: number;
  burst: number;
}

export const plainly: Manner = { textBytes: 64, burst: 1 };

/** One who writes and one who hears it, on different nodes where there are several. */
export interface Pair {
  writer: WireClient;
  hearer: WireClient;
  room: string;
  /** Sent and not acknowledged. */
  open: number;
  acknowledged: number;
  delivered: number;
}

export async function openPairs(system: System, count: number, isOurs: boolean): Promise<Pair[]> {
  const awaits = isOurs ? 'session' : 'connect';
  const pairs: Pair[] = [];
  for (let place = 0; place < count; place++) {
    const url = (shift: number) => system.urls[(place + shift) % system.urls.length] ?? '';
    const room = `pair-${process.pid}-${place}`;
    const [writer, hearer] = await Promise.all([
      WireClient.open(url(0), awaits),
      WireClient.open(url(1), awaits),
    ]);
    await Promise.all([writer, hearer].map((client) => client.ask('join_room', { room })));
    const pair: Pair = { writer, hearer, room, open: 0, acknowledged: 0, delivered: 0 };
    hearer.on('chat_message', () => pair.delivered++);
    pairs.push(pair);
  }
  return pairs;
}

/** Everybody writes for so long, as fast as the answers come. Resolves with how many messages were acknowledged. */
export async function writeAll(pairs: Pair[], forMs: number, manner = plainly): Promise<number> {
  const before = acknowledgedBy(pairs);
  const until = performance.now() + forMs;
  const text = 'x'.repeat(manner.textBytes);
  let clientIds = 0;
  const writeOn = (pair: Pair) => {
    if (performance.now() > until) return;
    pair.open += manner.burst;
    for (let each = 0; each < manner.burst; each++) {
      const clientId = `${process.hrtime.bigint().toString(36)}${clientIds++}`;
      pair.writer.send(
        'chat_message',
        `{"room":"${pair.room}","text":"${text}","clientId":"${clientId}"}`,
        (answer) => {
          if (!answer.includes('"ok":true')) throw new Error(`A message was refused: ${answer}`);
          pair.acknowledged++;
          if (--pair.open === 0) writeOn(pair);
        },
      );
    }
  };
  for (const pair of pairs) writeOn(pair);
  await new Promise((resolve) => setTimeout(resolve, forMs));
  await settled(pairs);
  return acknowledgedBy(pairs) - before;
}

/** Resolves once all that was sent is acknowledged and delivered, once each; rejects for what is lost or doubled. */
export async function settled(pairs: Pair[]): Promise<void> {
  const until = performance.now() + settleMs;
  const isOpen = () => pairs.some((pair) => pair.open > 0 || pair.delivered < pair.acknowledged);
  while (isOpen() && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 5));
  const wrong = pairs.filter((pair) => pair.open > 0 || pair.delivered !== pair.acknowledged);
  if (wrong.length === 0) return;
  const faults = wrong.map(
    ({ open, acknowledged, delivered }) => `${open} open, ${acknowledged} → ${delivered}`,
  );
  throw new Error(`Messages were lost or doubled: ${faults.slice(0, 5).join('; ')}`);
}

function acknowledgedBy(pairs: Pair[]): number {
  return pairs.reduce((sum, { acknowledged }) => sum + acknowledged, 0);
}
