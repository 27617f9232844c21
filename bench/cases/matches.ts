import { type Case, summarize } from '../case.ts';
import { openPairs, writeAll } from '../pairs.ts';
import { costOf, slice } from '../slice.ts';
import { type System, startFloor, startOurs } from '../system.ts';
import { WireClient } from '../wire-client.ts';

const people = 400;

/** People who search, are asked, are told of their match and leave it, over and over, on two nodes. */
export const matches: Case = {
  name: 'P14',
  title: 'matches end to end, two nodes, confirmed by both',
  isQuick: true,
  async run({ rounds, isQuick }) {
    const forMs = isQuick ? 1500 : 3000;
    const [floor, ours] = await Promise.all([
      startFloor('relay'),
      startOurs(2, { env: { RECENT_PARTNER_MINUTES: '0' } }),
    ]);
    try {
      const pairs = await openPairs(floor, people / 2, false);
      const seekers = await openSeekers(ours);
      await meetAll(seekers, 500);
      const compared: { ratio: number; foreignCores: number }[] = [];
      const detail: Record<string, string> = {};
      for (let round = 0; round < rounds; round++) {
        const relayed = await slice(floor, () => writeAll(pairs, forMs));
        const matched = await slice(ours, () => meetAll(seekers, forMs));
        const foreignCores = Math.max(relayed.foreignCores, matched.foreignCores);
        compared.push({ ratio: costOf(relayed) / costOf(matched), foreignCores });
        detail['matches/s'] = Math.round((matched.done / matched.wallMs) * 1000).toLocaleString('en');
        detail['µs a match, nodes + Redis'] = `${matched.nodesUs.toFixed(0)} + ${matched.redisUs.toFixed(0)}`;
      }
      const wanted = { name: 'P14', title: matches.title, goal: 0.15, better: 'higher' } as const;
      return [summarize({ ...wanted, unit: 'matches for each bare relay' }, compared, detail)];
    } finally {
      await Promise.all([floor.close(), ours.close()]);
    }
  },
};

interface Seeker {
  client: WireClient;
  search: () => void;
  found: number;
}

async function openSeekers(system: System): Promise<Seeker[]> {
  const seekers: Seeker[] = [];
  for (let place = 0; place < people; place++) {
    const client = await WireClient.open(system.urls[place % system.urls.length] ?? '');
    seekers.push({
      client,
      found: 0,
      search: () => client.send('request_random_peer', '{"mode":"text"}', () => {}),
    });
  }
  return seekers;
}

/** Resolves with how many matches both sides were told of; who was left searches again. */
async function meetAll(seekers: Seeker[], forMs: number): Promise<number> {
  let isOn = true;
  const before = foundBy(seekers);
  for (const seeker of seekers) {
    const { client, search } = seeker;
    client.on('match_found', (json) => {
      seeker.found++;
      const matchId = json.match(/"matchId":"([^"]+)"/)?.[1] ?? '';
      // One side parts them, so that each match is left once.
      if (json.includes('"initiator":true')) {
        client.send('leave_match', `{"matchId":"${matchId}"}`, () => isOn && search());
      }
    });
    client.on('peer_left', () => isOn && search());
    search();
  }
  await new Promise((resolve) => setTimeout(resolve, forMs));
  isOn = false;
  const found = (foundBy(seekers) - before) / 2;
  await Promise.all(seekers.map(({ client }) => client.ask('user_unavailable_webrtc', {})));
  return found;
}

function foundBy(seekers: Seeker[]): number {
  return seekers.reduce((sum, { found }) => sum + found, 0);
}
