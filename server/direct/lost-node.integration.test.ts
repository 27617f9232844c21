import { afterEach, beforeEach, expect, it } from 'vitest';
import { type LocalNode, startNode } from '../../ops/local/start-node.ts';
import { type LocalRedis, startRedis } from '../../ops/local/start-redis.ts';
import type { Message } from '../../shared/events.ts';
import { Person } from '../testing/person.ts';
import { testSecret } from '../testing/start-app.ts';

const count = 300;

let redis: LocalRedis;
let nodes: LocalNode[];
let people: Person[];

beforeEach(async () => {
  redis = await startRedis();
  const env = { JWT_SECRET: testSecret, REDIS_URL: redis.url, RATE_LIMIT_FACTOR: '0' };
  nodes = await Promise.all(['n1', 'n2', 'n3'].map((name) => startNode({ name, env })));
  people = [];
});

afterEach(async () => {
  for (const person of people) person.close();
  for (const node of nodes) await node.close();
  await redis.close();
});

async function connect(place: number, token?: string): Promise<Person> {
  const auth = token === undefined ? {} : { auth: { token } };
  const person = await Person.connect(nodes[place]?.url ?? '', auth);
  people.push(person);
  return person;
}

/** Says it until it is acknowledged, at the other node once the first is lost. */
async function say(
  devices: { current: Person; next: () => Promise<Person> },
  toUser: string,
  clientId: string,
) {
  for (;;) {
    const { current } = devices;
    const lost = new Promise<undefined>((resolve) =>
      current.socket.once('disconnect', () => resolve(undefined)),
    );
    const asked = current.socket.connected
      ? current.ask('chat_message', { toUser, text: clientId, clientId }).catch(() => undefined)
      : undefined;
    const answer = await Promise.race([asked, lost]);
    if (answer?.ok) return answer.message;
    devices.current = await devices.next();
  }
}

async function historyOf(person: Person, withUser: string): Promise<Message[]> {
  const all: Message[] = [];
  let hasMore = true;
  while (hasMore) {
    const after = all.at(-1)?.id ?? 0;
    const page = await person.do('get_direct_messages', { withUser, after, limit: 100 });
    all.push(...page.messages);
    hasMore = page.hasMore;
  }
  return all;
}

it('loses and doubles nothing that was acknowledged when nodes are killed in the middle of it', async () => {
  const [ann, ben] = [await connect(0), await connect(1)];
  const [annId, benId] = [ann.session.user.id, ben.session.user.id];
  let moving: Promise<Person> | undefined;
  const devices = {
    current: ann,
    next: () => {
      moving ??= connect(2, ann.session.token);
      return moving;
    },
  };
  const acked: Message[] = [];
  const clientIds = Array.from({ length: count }, (_, index) => `message ${index}`);
  for (let start = 0; start < count; start += 10) {
    const saying = clientIds.slice(start, start + 10).map((each) => say(devices, benId, each));
    if (start === count / 3) await nodes[0]?.kill();
    acked.push(...(await Promise.all(saying)));
  }

  const log = await historyOf(ben, annId);
  expect(log.map(({ clientId }) => clientId).sort()).toEqual(clientIds.toSorted());
  expect(new Set(acked.map(({ id }) => id))).toEqual(new Set(log.map(({ id }) => id)));
  log.forEach(({ previousId }, place) => {
    expect(previousId).toBe(log[place - 1]?.id ?? null);
  });
  const heard = () =>
    ben.heard.filter(({ event }) => event === 'chat_message').map(({ payload }) => (payload as Message).id);
  await expect.poll(heard, { timeout: 5000 }).toEqual(log.map(({ id }) => id));
  expect((await historyOf(devices.current, benId)).map(({ id }) => id)).toEqual(log.map(({ id }) => id));
});
