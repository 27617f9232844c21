import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Cluster, startCluster } from '../../ops/local/start-cluster.ts';
import type { Match } from '../../shared/events.ts';
import { RedisLink } from '../redis/link.ts';
import { auditPool } from '../testing/audit-pool.ts';
import { Person } from '../testing/person.ts';

let cluster: Cluster;
let link: RedisLink;

beforeAll(async () => {
  cluster = await startCluster({ nodes: 3, env: { RECENT_PARTNER_MINUTES: '0' } });
  link = new RedisLink({ url: cluster.redis.url });
  await link.connect(5000);
});

afterAll(async () => {
  link?.close();
  await cluster?.close();
});

it.each([1, 2, 3])(
  'matches 400 people on three nodes who press Start at once, each once (run %i)',
  async () => {
    const crowd = await Promise.all(
      Array.from({ length: 400 }, (_, place) => Person.connect(cluster.nodes[place % 3]?.url ?? '')),
    );
    try {
      const found = await Promise.all(
        crowd.map(async (person) => {
          await person.search();
          return { me: person.session.user.id, match: await person.next('match_found', 5000) };
        }),
      );
      expect(crowd.map((person) => person.count('match_found'))).toEqual(crowd.map(() => 0));
      expect(inconsistent(found)).toEqual([]);
      expect(await auditPool(link)).toEqual([]);
      await Promise.all(
        crowd.map((person, place) => person.do('leave_match', found[place]?.match ?? { matchId: '' })),
      );
      expect(await auditPool(link)).toEqual([]);
    } finally {
      for (const person of crowd) person.close();
    }
  },
);

/** People who are matched with themselves, or whose partner knows nothing of it. */
function inconsistent(found: { me: string; match: Match }[]): string[] {
  const byUser = new Map(found.map(({ me, match }) => [me, match]));
  return found.flatMap(({ me, match }) => {
    const theirs = byUser.get(match.peer.id);
    const agree =
      theirs?.matchId === match.matchId && theirs.peer.id === me && theirs.initiator !== match.initiator;
    return agree && match.peer.id !== me ? [] : [`${me} in ${match.matchId}`];
  });
}
