import { randomUUID } from 'node:crypto';
import type { Match } from '../../shared/events.ts';
import type { OwnApps } from './own-apps.ts';
import type { Person } from './person.ts';

/** Those who try something, in the order in which they do. */
export const roles = [
  'nobody',
  'exMember',
  'formerPartner',
  'blocked',
  'other',
  'partner',
  'member',
] as const;
/** Those whom it is about, and who are at another node where there are two. */
const witnesses = ['host', 'peer', 'companion'] as const;

export type Role = (typeof roles)[number];
export type Name = Role | (typeof witnesses)[number];

/** What somebody tries to reach. */
export interface Target {
  role: Role;
  /** The room of host and member. */
  room: string;
  /** The match with peer: for those who were once in one theirs, else that of partner. */
  matchId: string;
  peerId: string;
  /** Spoken by nobody else, so that no two who search are matched. */
  language: string;
}

export interface Everybody {
  people: Record<Name, Person>;
  targetOf: (role: Role) => Target;
  /** What each has been told since all had met, without repetitions; the silent are left out. */
  heard: () => Partial<Record<Name, string[]>>;
}

/**
 * A host with a member in a room, an ex-member who has left it; a peer with a partner in a match, a former
 * partner, and one whom the peer has blocked; another with a companion in a match and a room of their own;
 * and somebody who is in nothing.
 */
export async function meetEverybody(apps: OwnApps): Promise<Everybody> {
  const at = (place: number) => async (name: Name) =>
    [name, await apps.connect(place, { auth: { name } })] as const;
  const people = Object.fromEntries(
    await Promise.all([...roles.map(at(0)), ...witnesses.map(at(1))]),
  ) as Record<Name, Person>;
  const { host, member, exMember, peer, partner, formerPartner, blocked, other, companion } = people;

  const room = randomUUID();
  for (const person of [host, member, exMember]) await person.do('join_room', { room });
  await exMember.do('leave_room', { room });
  await Promise.all([host.next('user_left'), member.next('user_left')]);
  for (const person of [other, companion]) await person.do('join_room', { room: randomUUID() });

  const former = await matched(formerPartner, peer);
  await formerPartner.do('leave_match', { matchId: former });
  await peer.next('peer_left');
  const bad = await matched(blocked, peer);
  await peer.do('block_user', { userId: blocked.session.user.id });
  await blocked.next('peer_left');
  const current = await matched(partner, peer);
  await matched(other, companion);
  await settled();
  for (const person of Object.values(people)) person.heard.splice(0);

  const matchIds: Partial<Record<Role, string>> = { formerPartner: former, blocked: bad };
  return {
    people,
    targetOf: (role) => ({
      role,
      room,
      matchId: matchIds[role] ?? current,
      peerId: peer.session.user.id,
      language: `x${String.fromCharCode(97 + roles.indexOf(role))}`,
    }),
    heard: () =>
      Object.fromEntries(
        Object.entries(people)
          .map(([name, person]) => [name, [...new Set(person.heard.map((each) => inWords(each, people)))]])
          .filter(([, told]) => told?.length),
      ),
  };
}

/** Matches two, whoever else searches, and gives the id of the match. */
async function matched(a: Person, b: Person): Promise<Match['matchId']> {
  await a.search({ languages: ['xx'] });
  await b.search({ languages: ['xx'] });
  const [{ matchId }] = await Promise.all([a.next('match_found'), b.next('match_found')]);
  return matchId;
}

/** Long enough for what was said to be heard on every node. */
function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 60));
}

interface Told {
  from?: { name: string };
  user?: { name: string };
  userId?: string;
  signal?: { from: string };
  reason?: string;
}

/** The event, with who or what it is about: "user_joined nobody". */
function inWords({ event, payload }: Person['heard'][number], people: Record<Name, Person>): string {
  const { from, user, userId, signal, reason } = payload as Told;
  const byId = Object.entries(people).find(([, person]) => person.session.user.id === userId)?.[0];
  const about = from?.name ?? user?.name ?? byId ?? signal?.from ?? reason;
  return about === undefined ? event : `${event} ${about}`;
}
