import { expect, it } from 'vitest';
import { names } from '../names.ts';
import { RedisLink } from '../redis/link.ts';
import { auditPool } from '../testing/audit-pool.ts';
import { ownCluster } from '../testing/own-cluster.ts';

const own = ownCluster(2, { NODE_LEASE_MS: '1000' });
const { connect } = own;

it('hands out nobody of a killed node; their partners are told and search on by themselves', async () => {
  const [survivor, victim, waiting] = [await connect(0), await connect(1), await connect(1)];
  await survivor.search();
  await victim.search();
  const { matchId } = await survivor.next('match_found');
  await waiting.search();
  await own.cluster.nodes[1]?.kill('SIGKILL');
  const newcomer = await connect(0);
  await newcomer.search();
  expect(await survivor.next('peer_left', 6000)).toEqual({ matchId, reason: 'node_lost' });
  const [ours, theirs] = [await survivor.next('match_found'), await newcomer.next('match_found')];
  expect(ours.peer).toEqual(newcomer.session.user);
  expect(theirs.peer).toEqual(survivor.session.user);
  const link = new RedisLink({ url: own.cluster.redis.url });
  await link.connect(2000);
  expect(await auditPool(link)).toEqual([]);
  link.close();
});

it('closes one node without touching the people of the other, who are told that its people may come back', async () => {
  const [ann, ben, cleo] = [await connect(0), await connect(1), await connect(0)];
  await ann.search();
  await ben.search();
  const { matchId } = await ann.next('match_found');
  await cleo.do('join_room', { room: 'lobby' });
  await own.cluster.nodes[1]?.kill('SIGTERM');
  expect(await ben.next('server_notice')).toMatchObject({ code: 'draining' });
  expect(await ann.next('peer_reconnecting')).toEqual({ matchId });
  const back = await connect(0, ben.session.token);
  await back.do('resume_match', { matchId });
  expect(await ann.next('peer_resumed')).toEqual({ matchId });
  expect(cleo.socket.connected).toBe(true);
});

it('puts searches and matches back after Redis has lost everything', async () => {
  const [ann, ben, cleo] = [await connect(0), await connect(1), await connect(0)];
  await ann.search();
  await ben.search();
  const { matchId } = await ann.next('match_found');
  await ben.next('match_found');
  await cleo.search();
  await own.cluster.redis.restartEmpty();
  const link = new RedisLink({ url: own.cluster.redis.url });
  await link.connect(5000);
  const stored = () =>
    link.call((client) => Promise.all([client.hLen(names.pool('matches')), client.sCard(names.available)]));
  await expect.poll(stored, { timeout: 8000 }).toEqual([1, 1]);
  link.close();
  const dan = await connect(1);
  await expect
    .poll(() => dan.ask('request_random_peer', { mode: 'text' }), { timeout: 8000 })
    .toMatchObject({ ok: true });
  expect((await cleo.next('match_found', 8000)).peer).toEqual(dan.session.user);
  await ann.do('chat_message', { matchId, text: 'still here', clientId: 'c1' });
  expect(await ben.next('chat_message')).toMatchObject({ text: 'still here' });
  await expect.poll(() => ann.ask('leave_match', { matchId })).toMatchObject({ ok: true });
  expect(await ben.next('peer_left')).toEqual({ matchId, reason: 'left' });
});
