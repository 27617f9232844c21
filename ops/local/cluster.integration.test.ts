import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ClientToServerEvents, ServerToClientEvents, Session } from '../../shared/events.ts';
import { type Cluster, startCluster } from './start-cluster.ts';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts';

interface Person {
  socket: Socket<ServerToClientEvents, ClientToServerEvents>;
  /** The names of the nodes it was connected to, first to last. */
  nodes: string[];
}

const crowd = 40;
let client: TemporaryFolder;
let cluster: Cluster;
let people: Person[] = [];

beforeAll(async () => {
  client = await temporaryFolder();
  cluster = await startCluster({ nodes: 3, clientDir: client.path });
});

afterEach(() => {
  for (const { socket } of people) socket.disconnect();
  people = [];
});

afterAll(async () => {
  await cluster.close();
  await client.remove();
});

test.each(['polling', 'websocket'])('%s clients stay on their nodes, evenly', async (transport) => {
  people = await connectAll(crowd, transport);
  for (let round = 0; round < 3; round++) {
    const answers = await Promise.all(people.map(({ socket }) => socket.emitWithAck('get_rooms', {})));
    expect(answers.every((answer) => answer.ok)).toBe(true);
  }
  expect(people.every((person) => person.nodes.length === 1)).toBe(true);
  for (const { name } of cluster.nodes) {
    const share = people.filter((person) => person.nodes[0] === name).length;
    expect(share, name).toBeGreaterThan(crowd / 6);
    expect(share, name).toBeLessThan(crowd / 2);
  }
});

test.each(['polling', 'websocket'])('%s clients of a killed node come back on others', async (transport) => {
  people = await connectAll(crowd, transport);
  const [dead] = cluster.nodes;
  const orphans = people.filter((person) => person.nodes[0] === dead?.name);
  const others = people.filter((person) => person.nodes[0] !== dead?.name);
  await dead?.kill();
  await expect
    .poll(() => orphans.every((person) => person.nodes.length > 1 && person.socket.connected), {
      timeout: 15_000,
    })
    .toBe(true);
  expect(orphans.every((person) => person.nodes.at(-1) !== dead?.name)).toBe(true);
  expect(others.every((person) => person.nodes.length === 1)).toBe(true);
  await dead?.restart();
});

test('a forged X-Forwarded-For does not make another person of an address', async () => {
  const strict = await startCluster({
    nodes: 1,
    clientDir: client.path,
    env: { MAX_CONNECTIONS_PER_IP: '2' },
  });
  const forged = (last: number) => ({ 'X-Forwarded-For': `203.0.113.${last}` });
  people = [
    await connect(strict.url, 'websocket', forged(1)),
    await connect(strict.url, 'polling', forged(2)),
  ];
  await expect(connect(strict.url, 'websocket', forged(3))).rejects.toMatchObject({
    data: { code: 'too_many_connections' },
  });
  await strict.close();
});

function connectAll(count: number, transport: string): Promise<Person[]> {
  return Promise.all(Array.from({ length: count }, () => connect(cluster.url, transport)));
}

async function connect(
  url: string,
  transport: string,
  extraHeaders: Record<string, string> = {},
): Promise<Person> {
  const socket: Person['socket'] = io(url, {
    transports: [transport],
    forceNew: true,
    extraHeaders,
    reconnectionDelay: 200,
    reconnectionDelayMax: 1_000,
  });
  const nodes: string[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  socket.on('session', ({ nodeId }: Session) => {
    nodes.push(nodeId.split('-')[0] ?? nodeId);
    resolve();
  });
  socket.on('connect_error', (error) => {
    // A refusal by the server carries data; anything else is tried again by the client itself.
    if ('data' in error) {
      socket.disconnect();
      reject(error);
    }
  });
  await promise;
  return { socket, nodes };
}
