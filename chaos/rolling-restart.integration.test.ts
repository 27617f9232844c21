import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Connection, createConnection } from '../client/sdk/connection.ts';
import { memoryTokens } from '../client/sdk/token-store.ts';
import { type Cluster, startCluster } from '../ops/local/start-cluster.ts';
import { names } from '../server/names.ts';
import { RedisLink } from '../server/redis/link.ts';
import type { Match, ServerToClientEvents } from '../shared/events.ts';
import { Random } from './random.ts';
import { enterAll, settle, type Talker, talk } from './talkers.ts';

const bad = [
  'user_left',
  'user_joined',
  'online_status',
  'peer_left',
  'peer_reconnecting',
  'search_ended',
  'request_failed',
] satisfies (keyof ServerToClientEvents)[];

let cluster: Cluster;
const connections: Connection[] = [];

beforeEach(async () => {
  // What the nodes held that have ended is cleared away within the test.
  cluster = await startCluster({ nodes: 3, env: { RATE_LIMIT_FACTOR: '0', HANDOVER_GRACE_MS: '2000' } });
});

afterEach(async () => {
  for (const connection of connections.splice(0)) connection.close();
  await cluster.close();
});

/** What this connection is told from now on that it should not be, and each state that is not as it should be. */
function watchFaults({ on, link }: Connection): string[] {
  const faults: string[] = [];
  for (const event of bad)
    on(event, (...told: unknown[]) => void faults.push(`${event} ${JSON.stringify(told[0])}`));
  link.subscribe(({ kind }) => {
    if (!['open', 'draining', 'moving'].includes(kind)) faults.push(kind);
  });
  return faults;
}

/** Two who are matched, say something every 50 ms until told to stop, and note what they hear. */
async function meet(url: string) {
  const pair = [newStranger(url), newStranger(url)] as const;
  const matches = await Promise.all(pair.map(({ found }) => found));
  expect(new Set(matches.map(({ matchId }) => matchId)).size).toBe(1);
  const refused: string[] = [];
  let isOn = true;
  const running = Promise.all(
    pair.map(async ({ connection, said }, place) => {
      const matchId = matches[place]?.matchId ?? '';
      while (isOn) {
        const clientId = `${place}-${said.length}`;
        const answer = await connection.request('chat_message', { matchId, text: clientId, clientId });
        if (!answer.ok) refused.push(`${clientId} ${answer.error.message}`);
        said.push(clientId);
        await sleep(50);
      }
    }),
  );
  const stop = async () => {
    isOn = false;
    await running;
    expect(refused).toEqual([]);
  };
  return { pair, stop };
}

function newStranger(url: string) {
  const connection = createConnection({ url, tokens: memoryTokens() });
  connections.push(connection);
  const heard = new Set<string>();
  const found = Promise.withResolvers<Match>();
  let matchId: string | undefined;
  connection.on('match_check', (_, acknowledge) => acknowledge({ ok: true }));
  connection.on('match_found', (match) => {
    matchId = match.matchId;
    found.resolve(match);
  });
  connection.on('chat_message', ({ clientId }) => void heard.add(clientId));
  connection.onRestore(async (ask) => {
    if (matchId === undefined) return ask('request_random_peer', { mode: 'text' });
    const answer = await ask('resume_match', { matchId, after: 0 });
    if (answer.ok) for (const { clientId } of answer.messages) heard.add(clientId);
    return answer;
  });
  connection.open();
  return { connection, heard, said: [] as string[], found: found.promise };
}

/** Everybody watches everybody else, over each connection that they have. */
async function watchEachOther(talkers: Talker[]): Promise<string[]> {
  const offline: string[] = [];
  const userIds = talkers.map(({ client }) => client.connection.session.value?.user.id ?? '');
  await Promise.all(
    talkers.map(({ client: { connection } }, place) => {
      const users = userIds.filter((_, index) => index !== place);
      connection.onRestore(async (ask) => {
        const answer = await ask('watch_presence', { users });
        const gone = answer.ok ? answer.statuses.filter(({ isOnline }) => !isOnline) : [answer.error];
        offline.push(...gone.map((each) => JSON.stringify(each)));
      });
      return connection.request('watch_presence', { users });
    }),
  );
  return offline;
}

/** One after the other, the next once the one before takes traffic again. */
async function restartAll(): Promise<void> {
  for (const node of cluster.nodes) {
    await node.restart('SIGTERM');
    expect((await fetch(`${node.url}/ready`)).status).toBe(200);
  }
}

/** Until nothing is left of the nodes that have ended. */
async function cleared(): Promise<void> {
  const link = new RedisLink({ url: cluster.redis.url });
  await link.connect(5000);
  await expect
    .poll(() => link.call((client) => client.zCard(names.nodes)), { timeout: 15_000 })
    .toBe(cluster.nodes.length);
  link.close();
}

it('restarts all nodes one by one, and nobody loses anything or notices', { timeout: 90_000 }, async () => {
  const talkers = await enterAll(cluster.url, 6, ['tea', 'den']);
  connections.push(...talkers.map(({ client }) => client.connection));
  const { pair, stop } = await meet(cluster.url);
  const offline = await watchEachOther(talkers);
  // All have heard of each other, and are known as online.
  await sleep(1500);
  const watched = [...talkers.map(({ client }) => client), ...pair].map(({ connection }) =>
    watchFaults(connection),
  );
  const before = connections.map(({ session }) => session.value?.nodeId);

  let isOver = false;
  const restarting = restartAll().finally(() => {
    isOver = true;
  });
  const random = new Random(1);
  while (!isOver) await talk(talkers, { random, messages: 20, forMs: 300 });
  await restarting;
  await stop();
  await settle(talkers, 10_000);
  await cleared();

  expect(watched.flat()).toEqual([]);
  expect(offline).toEqual([]);
  for (const [place, { session }] of connections.entries())
    expect(session.value?.nodeId).not.toBe(before[place]);
  for (const room of ['tea', 'den']) {
    const said = talkers.flatMap((talker) => talker.said.get(room) ?? []).sort();
    expect(said.length).toBeGreaterThan(50);
    for (const { rooms } of talkers) {
      const messages = rooms.get(room)?.view.value.messages ?? [];
      expect(messages.map(({ clientId }) => clientId).sort()).toEqual(said);
      expect(messages.every(({ persisted }) => persisted)).toBe(true);
      expect(rooms.get(room)?.view.value.gapsBefore.size).toBe(0);
    }
  }
  for (const [place, { said }] of pair.entries()) {
    const other = pair[1 - place];
    await expect.poll(() => [...(other?.heard ?? [])].sort(), { timeout: 5000 }).toEqual([...said].sort());
  }
});
