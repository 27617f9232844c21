import { afterEach, describe, expect, it } from 'vitest';
import { match, type Person } from '../testing/person.ts';
import { type StartedApps, startApps } from '../testing/start-apps.ts';

let apps: StartedApps;

afterEach(() => apps.close());

async function cluster(nodes: number, environment: Record<string, string> = {}) {
  apps = await startApps(nodes, environment);
  const connect = (node: number, token?: string) =>
    apps.connect(node, token === undefined ? {} : { auth: { token } });
  return { connect };
}

describe.each([
  ['one node in memory', 0],
  ['one node', 1],
  ['two nodes', 2],
])('two strangers on %s', (_, nodes) => {
  it('are matched, each told of the other, and write to each other', async () => {
    const { connect } = await cluster(nodes);
    const [ann, ben] = [await connect(0), await connect(nodes - 1)];
    expect(await ann.search({ interests: ['Tea ', 'chess', 'go'] })).toMatchObject({ status: 'waiting' });
    expect(await ben.search({ interests: ['tea', 'chess'] })).toMatchObject({ status: 'matched' });
    const [forAnn, forBen] = [await ann.next('match_found'), await ben.next('match_found')];
    expect(forAnn).toMatchObject({ mode: 'text', initiator: true, peer: ben.session.user });
    expect(forBen).toMatchObject({ matchId: forAnn.matchId, initiator: false, peer: ann.session.user });
    expect(forBen.commonInterests).toEqual(['tea', 'chess']);
    expect(forAnn.commonInterests).toEqual(['tea', 'chess']);

    const { matchId } = forAnn;
    const sent = await ann.do('chat_message', { matchId, text: 'hello', clientId: 'c1' });
    expect(sent.message).toMatchObject({ text: 'hello', persisted: false, previousId: null });
    expect(await ben.next('chat_message')).toEqual(sent.message);
    const again = await ann.do('chat_message', { matchId, text: 'hello', clientId: 'c1' });
    expect(again).toMatchObject({ duplicate: true, message: sent.message });
    await ann.do('typing', { matchId, isTyping: true });
    expect(await ben.next('typing')).toEqual({ matchId, isTyping: true });
    await ben.do('webrtc_signal', { matchId, signal: { type: 'offer', sdp: 'v=0' } });
    expect(await ann.next('webrtc_signal')).toEqual({ matchId, signal: { type: 'offer', sdp: 'v=0' } });
    expect(ben.count('chat_message')).toBe(0);
    expect(ann.count('chat_message')).toBe(0);
  });

  it('write at once: every message has an id of its own, and an answer a larger one than what it answers', async () => {
    const { connect } = await cluster(nodes);
    const [ann, ben] = [await connect(0), await connect(nodes - 1)];
    const [{ matchId }] = await match(ann, ben);
    const say = async (person: Person, clientId: string) =>
      (await person.do('chat_message', { matchId, text: 'hello', clientId })).message.id;
    const rounds = Array.from({ length: 30 }, (_, round) => `${round}`);
    const ids = await Promise.all(rounds.flatMap((round) => [say(ann, round), say(ben, round)]));
    expect(new Set(ids).size).toBe(ids.length);
    while (ben.count('chat_message') > 0) await ben.next('chat_message');
    const question = await say(ann, 'question');
    await ben.next('chat_message');
    expect(await say(ben, 'answer')).toBeGreaterThan(question);
  });

  it('part: the one who stays is told why, and what comes later is refused', async () => {
    const { connect } = await cluster(nodes);
    const [ann, ben] = [await connect(0), await connect(nodes - 1)];
    const [{ matchId }] = await match(ann, ben);
    await ann.do('leave_match', { matchId });
    await ann.do('leave_match', { matchId });
    expect(await ben.next('peer_left')).toEqual({ matchId, reason: 'left' });
    expect(ben.count('peer_left')).toBe(0);
    const late = await ben.ask('chat_message', { matchId, text: 'still there?', clientId: 'c' });
    expect(late).toMatchObject({ ok: false, error: { code: 'not_in_match' } });
  });

  it('come back from a lost connection, and what was said meanwhile arrives', async () => {
    const { connect } = await cluster(nodes);
    const [ann, ben] = [await connect(0), await connect(nodes - 1)];
    const [{ matchId }] = await match(ann, ben);
    await ben.lose();
    expect(await ann.next('peer_reconnecting', 2000)).toEqual({ matchId });
    await ann.do('chat_message', { matchId, text: 'are you there?', clientId: 'c1' });
    const back = await connect(0, ben.session.token);
    const { match: resumed } = await back.do('resume_match', { matchId });
    expect(resumed).toMatchObject({ matchId, initiator: false, peer: ann.session.user });
    expect(await ann.next('peer_resumed')).toEqual({ matchId });
    expect(await back.next('chat_message')).toMatchObject({ text: 'are you there?' });
    await back.do('chat_message', { matchId, text: 'yes', clientId: 'c2' });
    expect(await ann.next('chat_message')).toMatchObject({ text: 'yes' });
  });

  it('are parted when a lost connection does not come back within the grace period', async () => {
    const { connect } = await cluster(nodes, { RESUME_GRACE_MS: '300' });
    const [ann, ben] = [await connect(0), await connect(nodes - 1)];
    const [{ matchId }] = await match(ann, ben);
    ben.close();
    await ann.next('peer_reconnecting', 2000);
    expect(await ann.next('peer_left')).toEqual({ matchId, reason: 'disconnected' });
    const back = await connect(0, ben.session.token);
    const late = await back.ask('resume_match', { matchId });
    expect(late).toMatchObject({ ok: false, error: { code: 'not_in_match' } });
  });

  it('go on when the one who left comes back at once, and the other will have them', async () => {
    const { connect } = await cluster(nodes);
    const [ann, ben] = [await connect(0), await connect(nodes - 1)];
    const [{ matchId }] = await match(ann, ben);
    ben.hasBack = true;
    await ann.do('leave_match', { matchId });
    await ben.next('peer_left');
    expect(await ann.search()).toMatchObject({ status: 'waiting' });
    const { match: again } = await ann.do('undo_leave', { matchId });
    expect(again).toMatchObject({ matchId, peer: ben.session.user });
    await ann.do('chat_message', { matchId, text: 'a slip of the thumb', clientId: 'c1' });
    expect(await ben.next('peer_returned')).toEqual({ matchId });
    expect(await ben.next('chat_message')).toMatchObject({ matchId, text: 'a slip of the thumb' });
    expect(await ann.next('peer_resumed')).toEqual({ matchId });
    await ben.do('chat_message', { matchId, text: 'never mind', clientId: 'c2' });
    expect(await ann.next('chat_message')).toMatchObject({ text: 'never mind' });
  });

  it('are parted for good when the one who was left does not answer', async () => {
    const { connect } = await cluster(nodes);
    const [ann, ben] = [await connect(0), await connect(nodes - 1)];
    const [{ matchId }] = await match(ann, ben);
    await ann.do('leave_match', { matchId });
    await ben.next('peer_left');
    await ann.do('undo_leave', { matchId });
    expect(await ben.search()).toMatchObject({ status: 'waiting' });
    expect(await ann.next('peer_left')).toMatchObject({ matchId });
    expect(await ann.ask('undo_leave', { matchId })).toMatchObject({ error: { code: 'not_in_match' } });
    expect(ben.count('match_found')).toBe(0);
  });

  it('never meet when one blocks the other, which ends their match', async () => {
    const { connect } = await cluster(nodes, { RECENT_PARTNER_MINUTES: '0' });
    const [ann, ben] = [await connect(0), await connect(nodes - 1)];
    const [{ matchId }] = await match(ann, ben);
    await ann.do('block_user', { userId: ben.session.user.id });
    expect(await ben.next('peer_left')).toEqual({ matchId, reason: 'blocked' });
    expect(await ann.search()).toMatchObject({ status: 'waiting' });
    expect(await ben.search()).toMatchObject({ status: 'waiting' });
    const cleo = await connect(0);
    expect(await cleo.search()).toMatchObject({ status: 'matched' });
    expect((await cleo.next('match_found')).peer).toEqual(ann.session.user);
  });

  it('are not told of a match that one of them does not confirm', async () => {
    const { connect } = await cluster(nodes);
    const [ann, ben] = [await connect(0), await connect(nodes - 1)];
    ben.isThere = false;
    await ann.search();
    await ben.search();
    expect(await ben.next('search_ended')).toEqual({ reason: 'unresponsive' });
    expect(ann.count('match_found')).toBe(0);
    const cleo = await connect(0);
    expect(await cleo.search()).toMatchObject({ status: 'matched' });
    expect((await ann.next('match_found')).peer).toEqual(cleo.session.user);
  });
});

it('lets a person leave and search on in one breath', async () => {
  const { connect } = await cluster(1);
  const [ann, ben, cleo] = [await connect(0), await connect(0), await connect(0)];
  const [{ matchId }] = await match(ann, ben);
  const [left, next] = await Promise.all([
    ann.ask('leave_match', { matchId }),
    ann.ask('request_random_peer', { mode: 'text' }),
  ]);
  expect([left, next]).toMatchObject([{ ok: true }, { ok: true, status: 'waiting' }]);
  await cleo.search();
  const met = await ann.next('match_found');
  expect(met).toMatchObject({ peer: cleo.session.user, commonInterests: [] });
});

it('takes a search to the device that searched last', async () => {
  const { connect } = await cluster(2);
  const phone = await connect(0);
  await phone.search();
  const laptop = await connect(1, phone.session.token);
  expect(await laptop.search()).toMatchObject({ status: 'waiting' });
  expect(await phone.next('search_ended')).toEqual({ reason: 'replaced' });
  const ben = await connect(0);
  await ben.search();
  expect((await laptop.next('match_found')).peer).toEqual(ben.session.user);
  expect(phone.count('match_found')).toBe(0);
  const refused = await phone.ask('request_random_peer', { mode: 'text' });
  expect(refused).toMatchObject({ ok: false, error: { code: 'conflict' } });
});

it('gives a match to one of the devices that take it up at once', async () => {
  const { connect } = await cluster(1);
  const [ann, ben] = [await connect(0), await connect(0)];
  const [{ matchId }] = await match(ann, ben);
  const devices = [ann, await connect(0, ann.session.token), await connect(0, ann.session.token)];
  for (let round = 0; round < 20; round++) {
    for (const device of devices) device.heard.splice(0);
    await Promise.all(devices.map((device) => device.ask('resume_match', { matchId })));
    await ben.do('typing', { matchId, isTyping: true });
    await expect.poll(() => devices.filter((device) => device.count('typing') > 0)).toHaveLength(1);
    const said = devices.map((device) => device.ask('typing', { matchId, isTyping: true }));
    expect((await Promise.all(said)).filter(({ ok }) => ok)).toHaveLength(1);
  }
});

it('does not search on for someone who leaves a match that is being confirmed', async () => {
  const { connect } = await cluster(1);
  const [ann, ben] = [await connect(0), await connect(0)];
  ann.isThere = false;
  await ann.search();
  await ben.search();
  const { matchId } = await ann.next('match_check');
  await ann.do('leave_match', { matchId });
  await expect(ann.next('match_check', 7500)).rejects.toThrow();
  const cleo = await connect(0);
  await cleo.search();
  expect((await cleo.next('match_found')).peer).toEqual(ben.session.user);
});

it('lets a person leave the pool, and come again', async () => {
  const { connect } = await cluster(1);
  const [ann, ben] = [await connect(0), await connect(0)];
  await ann.do('user_available_webrtc', { mode: 'video' });
  await ann.do('user_unavailable_webrtc', {});
  await ann.do('user_unavailable_webrtc', {});
  expect(await ben.search({ mode: 'video' })).toMatchObject({ status: 'waiting' });
  await ann.do('user_available_webrtc', { mode: 'video' });
  expect((await ann.next('match_found')).peer).toEqual(ben.session.user);
});

describe('with a relay server', () => {
  const turn = { TURN_URLS: 'turn:turn.example:3478', TURN_SECRET: 'secret' };
  const host = 'candidate:1 1 udp 2113937151 192.168.1.7 50000 typ host';
  const relay = 'candidate:3 1 udp 41885439 198.51.100.5 49160 typ relay raddr 0.0.0.0 rport 0';

  async function call(environment: Record<string, string>, directRoute: boolean) {
    const { connect } = await cluster(0, { ...turn, ...environment });
    const [ann, ben] = [await connect(0), await connect(0)];
    for (const person of [ann, ben]) await person.search({ mode: 'video', directRoute });
    const { matchId, route } = await ben.next('match_found');
    for (const candidate of [host, relay]) {
      await ann.do('webrtc_signal', { matchId, signal: { type: 'candidate', candidate: { candidate } } });
    }
    await ann.do('webrtc_signal', { matchId, signal: { type: 'last' } });
    const heard: unknown[] = [];
    while (JSON.stringify(heard.at(-1)) !== '{"type":"last"}') {
      heard.push((await ben.next('webrtc_signal')).signal);
    }
    return { route, candidates: JSON.stringify(heard).match(/typ \w+/g) };
  }

  it('no address but that of the relay reaches the other side', async () => {
    expect(await call({}, false)).toEqual({ route: 'private', candidates: ['typ relay'] });
  });

  it('two who both ask for it talk directly, where the operator lets them', async () => {
    expect(await call({}, true)).toEqual({ route: 'direct', candidates: ['typ host', 'typ relay'] });
    expect(await call({ PRIVATE_ROUTE: 'required' }, true)).toMatchObject({ route: 'private' });
  });
});
