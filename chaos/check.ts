import { names } from '../server/names.ts';
import { RedisLink } from '../server/redis/link.ts';
import type { Message } from '../shared/events.ts';
import type { Talker } from './talkers.ts';

/** What was promised, and how often it was not kept. */
export interface Check {
  name: string;
  promise: string;
  faults: string[];
}

interface Logged {
  id: number;
  clientId: string;
  from: { id: string };
}

/** Compares what was said, what Redis keeps, and what each client shows. All must be at rest. */
export async function checkRooms(redisUrl: string, talkers: Talker[], rooms: string[]): Promise<Check[]> {
  const checks: Check[] = [
    { name: 'C1', promise: 'what was taken is in the history, exactly once', faults: [] },
    { name: 'C2', promise: 'all clients hold the history, in its order, and know of each hole', faults: [] },
    { name: 'C3', promise: 'nothing is there that nobody said', faults: [] },
  ];
  const [once, same, own] = checks as [Check, Check, Check];
  const link = new RedisLink({ url: redisUrl });
  await link.connect(5000);
  for (const room of rooms) {
    const logged = await link.call((client) => client.zRange(names.roomMessages(room), 0, -1));
    const log = logged.map((json) => JSON.parse(json) as Logged);
    const said = talkers.flatMap((talker) =>
      (talker.said.get(room) ?? []).map((id) => `${idOf(talker)} ${id}`),
    );
    once.faults.push(...missing(said, log.map(keyOf)).map((key) => `${room}: ${key} is lost`));
    once.faults.push(...doubled(log.map(keyOf)).map((key) => `${room}: ${key} is there twice`));
    own.faults.push(...missing(log.map(keyOf), said).map((key) => `${room}: ${key} was never said`));
    for (const talker of talkers) same.faults.push(...differences(talker, room, log));
  }
  link.close();
  return checks;
}

/** A client may know no more than the end of a long log, but all of that. */
function differences(talker: Talker, room: string, log: Logged[]): string[] {
  const view = talker.rooms.get(room)?.view.value;
  if (!view) return [`${room}: ${idOf(talker)} has no such room`];
  const shown = view.messages.map(({ id }: Message) => id);
  const expected = log.slice(log.length - shown.length).map(({ id }) => id);
  const place = shown.findIndex((id, index) => id !== expected[index]);
  if (place < 0 && (shown.length > 0 || log.length === 0)) return [];
  return [
    `${room}: ${idOf(talker)} differs at ${place} of ${shown.length}, ${view.gapsBefore.size} gaps told`,
  ];
}

function missing(keys: string[], among: string[]): string[] {
  const known = new Set(among);
  return keys.filter((key) => !known.has(key));
}

function doubled(keys: string[]): string[] {
  const seen = new Set<string>();
  return keys.filter((key) => seen.has(key) || !seen.add(key));
}

function keyOf({ from, clientId }: Logged): string {
  return `${from.id} ${clientId}`;
}

function idOf({ client }: Talker): string {
  return client.connection.session.value?.user.id ?? 'nobody';
}
