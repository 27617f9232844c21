import { afterEach, beforeEach, expect, it } from 'vitest';
import { names } from '../names.ts';
import { ownRedis } from '../testing/own-redis.ts';
import { match, Person } from '../testing/person.ts';
import { type StartedApp, startApp } from '../testing/start-app.ts';
import { poolSettings } from './pool-bench.ts';
import { RedisPool } from './redis-pool.ts';

const redis = ownRedis('test');
let app: StartedApp;
let people: Person[] = [];

beforeEach(async () => {
  app = await startApp({ REDIS_URL: redis.server.url });
  people = [await Person.connect(app.url), await Person.connect(app.url)];
});

afterEach(async () => {
  for (const person of people) person.close();
  await app.close();
});

it('ends a match whose end was told while the node could not hear, and lets both search again', async () => {
  const [ann, ben] = people as [Person, Person];
  const [{ matchId }] = await match(ann, ben);
  await redis.link.call((client) => client.del(['engaged', 'matches', `held:${app.nodeId}`].map(names.pool)));
  await redis.link.call((client) => client.sendCommand(['CLIENT', 'KILL', 'TYPE', 'PUBSUB']));
  for (const person of [ann, ben]) {
    expect(await person.next('peer_left')).toEqual({ matchId, reason: 'disconnected' });
    expect(await person.search()).toMatchObject({ status: 'waiting' });
  }
});

it('tells a match that was told while the node could not hear', async () => {
  const [ann, ben] = people as [Person, Person];
  await ann.search();
  ann.isThere = ben.isThere = false;
  await ben.search();
  const { matchId } = await ann.next('match_check');
  const pool = new RedisPool(redis.link, poolSettings);
  await redis.link.call((client) => client.sendCommand(['CLIENT', 'KILL', 'TYPE', 'PUBSUB']));
  for (const person of [ann, ben]) await pool.confirm(matchId, person.session.user.id);
  expect(await ann.next('match_found')).toMatchObject({ matchId, peer: ben.session.user });
  expect(await ben.next('match_found')).toMatchObject({ matchId, peer: ann.session.user });
  await ann.do('chat_message', { matchId, text: 'there you are', clientId: 'c1' });
  expect(await ben.next('chat_message')).toMatchObject({ text: 'there you are' });
});

it('leaves a match alone that was merely not heard of for a while', async () => {
  const [ann, ben] = people as [Person, Person];
  const [{ matchId }] = await match(ann, ben);
  await redis.link.call((client) => client.sendCommand(['CLIENT', 'KILL', 'TYPE', 'PUBSUB']));
  await expect(ann.next('peer_left', 2500)).rejects.toThrow();
  await ann.do('chat_message', { matchId, text: 'still here', clientId: 'c1' });
  expect(await ben.next('chat_message')).toMatchObject({ text: 'still here' });
});

it('takes word of a search that was replaced for that one only, however late it comes', async () => {
  const [ann, ben] = people as [Person, Person];
  const { id: userId } = ann.session.user;
  const replaced = async (search: number) => {
    const event = { kind: 'replaced', userId, connectionId: ann.socket.id, search };
    await redis.link.publish(names.nodeChannel(app.nodeId), JSON.stringify([event]));
  };
  const searchOf = async () => {
    const ticket = await redis.link.call((client) => client.hGet(names.pool('tickets'), userId));
    return JSON.parse(ticket ?? '{}').search as number;
  };
  await ann.search();
  const first = await searchOf();
  await replaced(first);
  expect(await ann.next('search_ended')).toEqual({ reason: 'replaced' });
  await ann.search();
  await replaced(first);
  await ben.search();
  expect(await ann.next('match_found')).toMatchObject({ peer: ben.session.user });
  expect(ann.count('search_ended')).toBe(0);
});
