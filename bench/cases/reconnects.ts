import { newCase } from '../case.ts';
import { ask, type Client } from '../client.ts';
import { inBatches, urlOf } from '../enter.ts';
import { ours } from '../recipe.ts';
import { slice, type Work } from '../slice.ts';
import type { System } from '../system.ts';
import { WireClient } from '../wire-client.ts';

const people = 2000;
const title = '2,000 reconnects at once, session and room back';

/** All lose their connections and come back in the same moment, with their tokens, by ordinary handshakes. */
export const reconnects = newCase({
  name: 'P12',
  mostRounds: 3,
  figures: [
    { name: 'P12a', title: `${title}: until all are`, goal: 10, better: 'lower', unit: 's' },
    { name: 'P12b', title: `${title}: errors`, goal: 0, better: 'lower', unit: 'errors', isCount: true },
  ],
  systems: { ours: ours(2) },
  async open({ ours }) {
    const all = await inBatches(people, (place) => comeIn(ours, place));
    return {
      async measure() {
        let errors = 0;
        const back = await slice(ours, async () => {
          for (const { client } of all) client.close();
          const work = await comeBack(ours, all);
          errors = people - work.done;
          return work;
        });
        return { ratios: { P12a: back.wallMs / 1000, P12b: errors }, slices: { ours: back } };
      },
      end() {
        for (const { client } of all) client.close();
      },
    };
  },
});

interface Somebody {
  client: Client;
  userId: string;
  token: string;
}

async function comeIn(system: System, place: number, token?: string): Promise<Somebody> {
  const client = await WireClient.open(urlOf(system, place), { token });
  const [, session] = JSON.parse(client.session);
  await ask(client, 'join_room', { room: `room-${place % 100}`, limit: 1 });
  return { client, userId: session.user.id, token: session.token };
}

async function comeBack(system: System, all: Somebody[]): Promise<Work> {
  const startedAt = performance.now();
  const waits: number[] = [];
  const errors = new Map<string, number>();
  const tryOne = async (person: Somebody, place: number) => {
    const back = await comeIn(system, place, person.token);
    if (back.userId !== person.userId) throw new Error('Somebody came back as somebody else.');
    person.client = back.client;
    waits.push(performance.now() - startedAt);
  };
  const note = (error: Error) => errors.set(error.message, (errors.get(error.message) ?? 0) + 1);
  await Promise.all(all.map((person, place) => tryOne(person, place).catch(note)));
  for (const [message, times] of errors) console.error(`P12, ${times} times: ${message}`);
  return { done: waits.length, waits };
}
