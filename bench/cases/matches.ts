import { setTimeout as delay } from 'node:timers/promises';
import { newCase } from '../case.ts';
import { ask, type Client } from '../client.ts';
import { enter, inBatches } from '../enter.ts';
import { pairsOf } from '../pairs-of.ts';
import { ours, relay } from '../recipe.ts';
import { costOf, slice, type Work } from '../slice.ts';
import type { System } from '../system.ts';
import { writeAll } from '../write-all.ts';

const people = 400;
const warmUpMs = 2000;

/** People who search, are asked, are told of their match and leave it, over and over. */
export const matches = newCase({
  name: 'P14',
  isQuick: true,
  figures: [
    {
      name: 'P14',
      title: 'matches end to end, two nodes, confirmed by both',
      goal: 0.15,
      better: 'higher',
      unit: 'matches for each bare relay',
    },
  ],
  systems: { floor: relay, ours: ours(2) },
  async open(systems, { sliceMs }) {
    const pairs = await pairsOf(systems.floor);
    const seekers = await inBatches(people, (place) => newSeeker(systems.ours, place));
    await meetAll(seekers, warmUpMs);
    return {
      async measure() {
        const floor = await slice(systems.floor, () => writeAll(pairs, sliceMs));
        const ours = await slice(systems.ours, () => meetAll(seekers, sliceMs));
        return { ratios: { P14: costOf(floor) / costOf(ours) }, slices: { floor, ours } };
      },
      end() {
        for (const { client } of seekers) client.close();
      },
    };
  },
});

interface Seeker {
  client: Client;
  /** What each match took from the request on, in ms. */
  waits: number[];
  /** Whether one who was left, or has left, searches on. */
  isSearchingOn: boolean;
  search: () => void;
}

async function newSeeker(system: System, place: number): Promise<Seeker> {
  const client = await enter(system, place);
  let askedAt = 0;
  const seeker: Seeker = {
    client,
    waits: [],
    isSearchingOn: false,
    search() {
      askedAt = performance.now();
      client.send('request_random_peer', '{"mode":"text"}', () => {});
    },
  };
  const searchOn = () => seeker.isSearchingOn && seeker.search();
  client.on('match_found', (json) => {
    seeker.waits.push(performance.now() - askedAt);
    const matchId = json.match(/"matchId":"([^"]+)"/)?.[1] ?? '';
    // One side parts them, so that each match is left once.
    if (json.includes('"initiator":true')) client.send('leave_match', `{"matchId":"${matchId}"}`, searchOn);
  });
  client.on('peer_left', searchOn);
  return seeker;
}

/** Each match is told to both sides; then nobody searches any more. */
async function meetAll(seekers: Seeker[], forMs: number): Promise<Work> {
  for (const seeker of seekers) {
    Object.assign(seeker, { waits: [], isSearchingOn: true });
    seeker.search();
  }
  await delay(forMs);
  for (const seeker of seekers) seeker.isSearchingOn = false;
  const waits = seekers.flatMap(({ waits }) => waits);
  await Promise.all(seekers.map(({ client }) => ask(client, 'user_unavailable_webrtc', {})));
  return { done: waits.length / 2, waits };
}
