import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { ErrorCode, EventName, Payload } from '../shared/events.ts';
import { meetEverybody, type Name, type Role, roles, type Target } from './testing/meet-everybody.ts';
import { ownApps } from './testing/own-apps.ts';

interface Row<E extends EventName = EventName> {
  payload: (target: Target) => Payload<E>;
  answers: Record<Role, 'ok' | ErrorCode>;
  /** All that anybody is told, once each of the roles has tried it. */
  heard?: Partial<Record<Name, string[]>>;
}

type Table = { [E in EventName]: Record<string, Row<E>> };

const everyone = (answer: 'ok' | ErrorCode) =>
  Object.fromEntries(roles.map((role) => [role, answer])) as Record<Role, typeof answer>;
const memberOnly = { ...everyone('not_in_room'), member: 'ok' } as const;
const partnerOnly = { ...everyone('not_in_match'), partner: 'ok' } as const;
const whoIsFree = { ...everyone('ok'), partner: 'conflict', other: 'conflict' } as const;

const whoNeverLeft = { ...everyone('not_in_match'), partner: 'conflict', other: 'conflict' } as const;

const ofRoom = ({ room }: Target) => ({ room });
const ofMatch = ({ matchId }: Target) => ({ matchId });
const ofPeer = ({ peerId }: Target) => ({ userId: peerId });
const nothing = () => ({});
const search = ({ language }: Target) => ({ mode: 'text' as const, languages: [language] });
const words = ({ role }: Target) => ({ text: 'hello', clientId: role });

const newcomers = roles.filter((role) => role !== 'member');
const arrivals = newcomers.map((role) => `user_joined ${role}`);
const eachAfterTheOthers = newcomers.slice(0, -1).map((role, place) => [role, arrivals.slice(place + 1)]);

const table = {
  join_room: {
    'a room': {
      payload: ofRoom,
      answers: everyone('ok'),
      heard: { host: arrivals, member: arrivals, ...Object.fromEntries(eachAfterTheOthers) },
    },
  },
  leave_room: {
    'a room': { payload: ofRoom, answers: everyone('ok'), heard: { host: ['user_left member'] } },
  },
  get_rooms: { 'their own': { payload: nothing, answers: everyone('ok') } },
  list_rooms: { 'the public ones': { payload: nothing, answers: everyone('ok') } },
  get_room_members: { 'of a room': { payload: ofRoom, answers: memberOnly } },
  get_recent_messages: { 'of a room': { payload: ofRoom, answers: memberOnly } },
  get_direct_messages: {
    'with a person of their choice': {
      payload: ({ peerId }) => ({ withUser: peerId }),
      answers: everyone('ok'),
    },
  },
  get_conversations: { 'their own': { payload: nothing, answers: everyone('ok') } },
  chat_message: {
    'to a room': {
      payload: (target) => ({ ...ofRoom(target), ...words(target) }),
      answers: memberOnly,
      heard: { host: ['chat_message member'] },
    },
    'to a match': {
      payload: (target) => ({ ...ofMatch(target), ...words(target) }),
      answers: partnerOnly,
      heard: { peer: ['chat_message partner'] },
    },
    'to both at once': {
      payload: (target) => ({ ...ofRoom(target), ...ofMatch(target), ...words(target) }),
      answers: everyone('bad_request'),
    },
    'to a person of their choice': {
      payload: (target) => ({ toUser: target.peerId, ...words(target) }),
      answers: everyone('ok'),
      heard: {
        peer: roles.filter((role) => role !== 'blocked').map((role) => `chat_message ${role}`),
      },
    },
    'to a person under another name': {
      payload: (target) => ({ to: target.peerId, userId: target.peerId, ...words(target) }) as never,
      answers: everyone('bad_request'),
    },
  },
  typing: {
    'in a room': {
      payload: (target) => ({ ...ofRoom(target), isTyping: true }),
      answers: memberOnly,
      heard: { host: ['typing member'] },
    },
    'to a person of their choice': {
      payload: (target) => ({ toUser: target.peerId, isTyping: true }),
      answers: everyone('ok'),
      heard: { peer: roles.filter((role) => role !== 'blocked').map((role) => `typing ${role}`) },
    },
    'in a match': {
      payload: (target) => ({ ...ofMatch(target), isTyping: true }),
      answers: partnerOnly,
      heard: { peer: ['typing'] },
    },
  },
  search_messages: {
    'of a room': {
      payload: (target) => ({ ...ofRoom(target), query: 'hello' }),
      answers: memberOnly,
    },
    'with a person of their choice': {
      payload: ({ peerId }) => ({ withUser: peerId, query: 'hello' }),
      answers: everyone('ok'),
    },
  },
  mark_read: {
    'in a room': {
      payload: (target) => ({ ...ofRoom(target), messageId: 1 }),
      answers: memberOnly,
      heard: { host: ['message_read member'] },
    },
    'from a person of their choice': {
      payload: ({ peerId }) => ({ withUser: peerId, messageId: 1 }),
      answers: everyone('ok'),
    },
  },
  watch_presence: {
    'of a person of their choice': {
      payload: ({ peerId }) => ({ users: [peerId] }),
      answers: everyone('ok'),
    },
  },
  create_link_code: { 'of their own': { payload: nothing, answers: everyone('ok') } },
  redeem_link_code: {
    'that nobody gave them': { payload: () => ({ code: 'none' }), answers: everyone('not_found') },
  },
  export_data: { 'of their own': { payload: nothing, answers: everyone('ok') } },
  delete_my_data: {
    'of their own': {
      payload: nothing,
      answers: everyone('ok'),
      heard: {
        host: ['user_left member'],
        companion: ['peer_left left'],
        peer: ['peer_left left'],
      },
    },
  },
  set_name: {
    'of their own': {
      payload: () => ({ name: 'Otter' }),
      answers: everyone('ok'),
      heard: { host: ['user_renamed Otter'] },
    },
  },
  extend_conversation: {
    'with a person of their choice, to whom nothing was said': {
      payload: ({ peerId }) => ({ withUser: peerId }),
      answers: everyone('not_found'),
    },
  },
  set_privacy: { 'of their own': { payload: nothing, answers: everyone('ok') } },
  user_available_webrtc: { 'for a stranger': { payload: search, answers: whoIsFree } },
  user_unavailable_webrtc: { 'for strangers': { payload: nothing, answers: everyone('ok') } },
  request_random_peer: { 'from the pool': { payload: search, answers: whoIsFree } },
  leave_match: {
    'a match': { payload: ofMatch, answers: everyone('ok'), heard: { peer: ['peer_left left'] } },
  },
  undo_leave: { 'the leaving of a match': { payload: ofMatch, answers: whoNeverLeft } },
  keep_match: {
    'a match': {
      payload: ofMatch,
      answers: { ...partnerOnly, formerPartner: 'ok', blocked: 'ok' },
    },
  },
  resume_match: {
    'a match': { payload: ofMatch, answers: partnerOnly, heard: { peer: ['peer_resumed'] } },
  },
  webrtc_signal: {
    'to a match': {
      payload: (target) => ({ ...ofMatch(target), signal: { from: target.role } }),
      answers: partnerOnly,
      heard: { peer: ['webrtc_signal partner'] },
    },
    'to a match, naming a recipient': {
      payload: (target) => ({
        ...ofMatch(target),
        signal: { from: target.role },
        to: target.peerId,
        room: target.room,
      }),
      answers: partnerOnly,
      heard: { peer: ['webrtc_signal partner'] },
    },
  },
  get_ice_servers: { 'for a call': { payload: nothing, answers: everyone('ok') } },
  accept_rules: { 'of this site': { payload: () => ({ version: 1 }), answers: everyone('ok') } },
  get_blocked: { 'of their own': { payload: nothing, answers: everyone('ok') } },
  block_user: {
    'a person': { payload: ofPeer, answers: everyone('ok'), heard: { peer: ['peer_left blocked'] } },
  },
  unblock_user: { 'a person': { payload: ofPeer, answers: everyone('ok') } },
  watch_stats: {
    'of everybody': {
      payload: () => ({ on: true }),
      answers: everyone('ok'),
      heard: Object.fromEntries(roles.map((role) => [role, ['stats']])),
    },
  },
} satisfies Table;

const rows = Object.entries(table).flatMap(([event, cases]) =>
  Object.entries(cases).map(([what, row]) => [event as EventName, what, row as Row] as const),
);

describe.each([
  ['one node in memory', 0],
  ['two nodes', 2],
])('who may, on %s:', (_, nodes) => {
  const apps = ownApps(nodes);

  it.each(rows)('%s %s', async (event, _what, { payload, answers, heard = {} }) => {
    const everybody = await meetEverybody(apps);
    const answered: Partial<Record<Role, string>> = {};
    for (const role of roles) {
      const answer = await everybody.people[role].ask(event, payload(everybody.targetOf(role)));
      answered[role] = answer.ok ? 'ok' : answer.error.code;
    }
    expect(answered).toEqual(answers);
    await expect.poll(everybody.heard).toEqual(heard);
    await sleep(50);
    expect(everybody.heard()).toEqual(heard);
  });

  it('lets only the two of a conversation read it', async () => {
    const { people, targetOf } = await meetEverybody(apps);
    const { peerId } = targetOf('partner');
    const partnerId = people.partner.session.user.id;
    await people.partner.do('chat_message', { toUser: peerId, text: 'a secret', clientId: '1' });
    const { partner, peer, ...strangers } = people;
    expect((await partner.do('get_direct_messages', { withUser: peerId })).messages).toHaveLength(1);
    expect((await peer.do('get_direct_messages', { withUser: partnerId })).messages).toHaveLength(1);
    for (const person of Object.values(strangers)) {
      for (const withUser of [peerId, partnerId]) {
        const { messages } = await person.do('get_direct_messages', { withUser, after: 0 });
        expect(messages).toEqual([]);
      }
      expect((await person.do('get_conversations', {})).conversations).toEqual([]);
    }
  });

  it('tells nobody of the rooms that somebody else is in', async () => {
    const { people, targetOf } = await meetEverybody(apps);
    const { room } = targetOf('nobody');
    expect((await people.member.do('get_rooms', {})).rooms).toEqual([{ room, memberCount: 2 }]);
    expect((await people.exMember.do('get_rooms', {})).rooms).toEqual([]);
    expect((await people.nobody.do('get_rooms', {})).rooms).toEqual([]);
    expect((await people.other.do('get_rooms', {})).rooms).not.toContainEqual({ room, memberCount: 2 });
  });

  it('lets another connection of a partner speak only once it has taken the match over', async () => {
    const { people, targetOf } = await meetEverybody(apps);
    const { matchId } = targetOf('partner');
    const { token } = people.partner.session;
    const tablet = await apps.connect(1, { auth: { token } });
    const words = { matchId, text: 'hello', clientId: 'tablet' };
    expect(await tablet.ask('chat_message', words)).toMatchObject({ error: { code: 'not_in_match' } });
    await tablet.do('resume_match', { matchId });
    await tablet.do('chat_message', words);
    expect(await people.peer.next('chat_message')).toMatchObject({ clientId: 'tablet' });
    expect(await people.partner.next('search_ended')).toEqual({ reason: 'replaced' });
    const refused = await people.partner.ask('chat_message', { ...words, clientId: 'phone' });
    expect(refused).toMatchObject({ error: { code: 'not_in_match' } });
  });
});
