import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { afterEach, expect, it } from 'vitest';
import { type Cluster, startCluster } from '../../ops/local/start-cluster.ts';
import { match, Person } from '../testing/person.ts';

let cluster: Cluster;
const people: Person[] = [];

afterEach(async () => {
  for (const person of people) person.close();
  await cluster?.close();
});

/** The commands that name `word`, as Redis sees them while `work` runs; those inside of scripts are marked lua. */
async function commands(word: string, work: () => Promise<unknown>): Promise<string[]> {
  const monitor = spawn('redis-cli', ['-u', cluster.redis.url, 'monitor'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const lines = createInterface(monitor.stdout)[Symbol.asyncIterator]();
  const seen: string[] = [];
  try {
    await lines.next();
    await work();
    const marker = spawn('redis-cli', ['-u', cluster.redis.url, 'echo', 'the end of it']);
    for (;;) {
      const { value, done } = await lines.next();
      if (done || value.includes('the end of it')) break;
      if (value.includes(word)) seen.push(value.replace(/^[\d.]+ /, ''));
    }
    marker.kill();
  } finally {
    monitor.kill();
  }
  return seen;
}

it("costs one publish to bring a stranger's message to another node, and wakes no third", async () => {
  cluster = await startCluster({ nodes: 3 });
  for (const { url } of cluster.nodes) people.push(await Person.connect(url));
  const [ann, ben, cleo] = people as [Person, Person, Person];
  const [{ matchId }] = await match(ann, ben);
  const seen = await commands('a word of mine', async () => {
    await ann.do('chat_message', { matchId, text: 'a word of mine', clientId: 'c1' });
    await ben.next('chat_message');
  });
  expect(seen).toHaveLength(1);
  expect(seen[0]).toMatch(/"PUBLISH" "node:n2-/i);
  expect(cleo.count('chat_message')).toBe(0);

  await ann.do('join_room', { room: 'lobby' });
  await ben.do('join_room', { room: 'lobby' });
  await ann.do('chat_message', { room: 'lobby', text: 'so that the script is known', clientId: 'c0' });
  const inRoom = await commands('a word for all', async () => {
    await ann.do('chat_message', { room: 'lobby', text: 'a word for all', clientId: 'c2' });
    await ben.next('chat_message');
  });
  const byClients = inRoom.filter((command) => !command.startsWith('[0 lua]'));
  expect(byClients).toHaveLength(1);
  expect(byClients[0]).toMatch(/"EVALSHA"/i);
});
