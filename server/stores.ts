import type { Logger } from 'pino';
import { undoLeaveMs } from '../shared/limits.ts';
import type { Bus } from './cluster/bus.ts';
import type { Nodes } from './cluster/nodes.ts';
import { RedisBus } from './cluster/redis-bus.ts';
import { RedisNodes } from './cluster/redis-nodes.ts';
import type { Config } from './config.ts';
import { directAudience, roomAudience } from './conversations/audience.ts';
import type { History } from './conversations/history.ts';
import { directLog, roomLog } from './conversations/log-layout.ts';
import { RedisHistory } from './conversations/redis-history.ts';
import type { Contacts } from './direct/contacts.ts';
import type { Keeps } from './direct/keeps.ts';
import type { Reading } from './direct/reading.ts';
import { RedisContacts } from './direct/redis-contacts.ts';
import { RedisKeeps } from './direct/redis-keeps.ts';
import { RedisReading } from './direct/redis-reading.ts';
import type { Admission } from './identity/admission.ts';
import type { LinkCodes } from './identity/link-codes.ts';
import { RedisAdmission } from './identity/redis-admission.ts';
import { RedisLinkCodes } from './identity/redis-link-codes.ts';
import type { Bans } from './limits/bans.ts';
import type { Ledger } from './limits/ledger.ts';
import { RedisBans } from './limits/redis-bans.ts';
import { RedisLedger } from './limits/redis-ledger.ts';
import type { MatchMessage } from './matching/match-message.ts';
import { mostBlocks, type Pool, type PoolSettings } from './matching/pool.ts';
import { RedisPool } from './matching/redis-pool.ts';
import { MemoryAdmission } from './memory/admission.ts';
import { MemoryBans } from './memory/bans.ts';
import { MemoryBus } from './memory/bus.ts';
import { MemoryConsents } from './memory/consents.ts';
import { MemoryContacts } from './memory/contacts.ts';
import { MemoryHistory } from './memory/history.ts';
import { MemoryKeeps } from './memory/keeps.ts';
import { MemoryLedger } from './memory/ledger.ts';
import { MemoryLinkCodes } from './memory/link-codes.ts';
import { MemoryNodes } from './memory/nodes.ts';
import { MemoryPeople } from './memory/people.ts';
import { MemoryPersonBus } from './memory/person-bus.ts';
import { MemoryPool } from './memory/pool.ts';
import { MemoryReading } from './memory/reading.ts';
import { MemoryRoomReads } from './memory/room-reads.ts';
import { MemoryRoomStore } from './memory/room-store.ts';
import { MemoryStays } from './memory/stays.ts';
import { MemoryWhereabouts } from './memory/whereabouts.ts';
import { MemoryWrittenRooms } from './memory/written-rooms.ts';
import { names } from './names.ts';
import { knownMs, type People } from './people/people.ts';
import type { PersonBus } from './people/person-bus.ts';
import { RedisPeople } from './people/redis-people.ts';
import { RedisPersonBus } from './people/redis-person-bus.ts';
import { RedisWhereabouts } from './people/redis-whereabouts.ts';
import type { Whereabouts } from './people/whereabouts.ts';
import type { RedisLink } from './redis/link.ts';
import { RedisRoomReads } from './rooms/redis-room-reads.ts';
import { RedisRoomStore } from './rooms/redis-room-store.ts';
import { RedisStays } from './rooms/redis-stays.ts';
import { RedisWrittenRooms } from './rooms/redis-written-rooms.ts';
import type { RoomReads } from './rooms/room-reads.ts';
import type { RoomStore } from './rooms/room-store.ts';
import type { Stays } from './rooms/stays.ts';
import type { WrittenRooms } from './rooms/written-rooms.ts';
import type { Consents } from './safety/consents.ts';
import { RedisConsents } from './safety/redis-consents.ts';

/** All that outlives a request. */
export interface Stores {
  nodes: Nodes;
  bus: Bus<MatchMessage>;
  pool: Pool;
  history: History;
  directHistory: History;
  contacts: Contacts;
  reading: Reading;
  keeps: Keeps;
  /** Who wants to extend which conversation. */
  extensions: Keeps;
  people: People;
  linkCodes: LinkCodes;
  personBus: PersonBus;
  whereabouts: Whereabouts;
  rooms: RoomStore;
  stays: Stays;
  roomReads: RoomReads;
  written: WrittenRooms;
  admission: Admission;
  ledger: Ledger;
  bans: Bans;
  consents: Consents;
}

/** How long after a match it may still be kept. */
const formerMs = 60_000;

interface StoresOptions {
  config: Config;
  nodeId: string;
  /** How many connections this node has. */
  connections: () => number;
  log: Logger;
}

/** The stores that nodes share. */
export function redisStores(link: RedisLink, { config, nodeId, connections, log }: StoresOptions): Stores {
  const { leaseMs, handoverMs } = config;
  const nodes = new RedisNodes({ link, nodeId, leaseMs, handoverMs, connections, log });
  return {
    nodes,
    bus: new RedisBus(link, nodeId, log),
    pool: new RedisPool(link, poolSettings(config)),
    history: new RedisHistory({ link, layout: roomLog, ttlMs: ttlMs(config) }),
    directHistory: new RedisHistory({ link, layout: directLog, ttlMs: ttlMs(config) }),
    rooms: new RedisRoomStore(link, () => nodes.lost),
    stays: new RedisStays(link),
    roomReads: new RedisRoomReads(link),
    written: new RedisWrittenRooms({ link, ttlMs: ttlMs(config) }),
    contacts: new RedisContacts({ link, ttlMs: ttlMs(config) }),
    reading: new RedisReading({ link, ttlMs: ttlMs(config) }),
    keeps: new RedisKeeps(link, names.matchKeeps),
    extensions: new RedisKeeps(link, names.directExtends),
    people: new RedisPeople(link),
    linkCodes: new RedisLinkCodes(link),
    personBus: new RedisPersonBus(link),
    whereabouts: new RedisWhereabouts(link),
    admission: new RedisAdmission({ link, nodes, limits: connectionLimits(config), log }),
    ledger: new RedisLedger({ link, log }),
    bans: new RedisBans(link, log),
    consents: new RedisConsents(link),
  };
}

/** The embedded default: one node, whose memory ends with the process. */
export function memoryStores({ config, nodeId, connections }: StoresOptions): Stores {
  const bus = new MemoryBus<MatchMessage>();
  const directHistory = new MemoryHistory({ audience: directAudience, ttlMs: ttlMs(config) });
  return {
    nodes: new MemoryNodes(nodeId, connections),
    bus,
    pool: new MemoryPool(poolSettings(config), (to, event) => bus.send(to, event)),
    history: new MemoryHistory({ audience: roomAudience, ttlMs: ttlMs(config) }),
    directHistory,
    contacts: new MemoryContacts({ ttlMs: ttlMs(config) }),
    reading: new MemoryReading(directHistory),
    keeps: new MemoryKeeps(),
    extensions: new MemoryKeeps(),
    people: new MemoryPeople(),
    linkCodes: new MemoryLinkCodes(),
    personBus: new MemoryPersonBus(),
    whereabouts: new MemoryWhereabouts(),
    stays: new MemoryStays(),
    roomReads: new MemoryRoomReads(),
    written: new MemoryWrittenRooms({ ttlMs: ttlMs(config) }),
    rooms: new MemoryRoomStore(),
    admission: new MemoryAdmission(connectionLimits(config)),
    ledger: new MemoryLedger(),
    bans: new MemoryBans(),
    consents: new MemoryConsents(),
  };
}

export function poolSettings(config: Config): PoolSettings {
  const { interestWaitMs, confirmMs, resumeGraceMs, recentPartnerMs, recentWaitMs } = config;
  return {
    interestWaitMs,
    confirmMs,
    resumeGraceMs,
    undoLeaveMs,
    formerMs,
    recentPartnerMs,
    recentWaitMs,
    mostBlocks,
    blocksKeptMs: knownMs,
  };
}

function connectionLimits({ maxConnectionsPerUser, maxConnectionsPerIp }: Config) {
  return { perUser: maxConnectionsPerUser, perAddress: maxConnectionsPerIp };
}

export function ttlMs({ messageTtlHours }: Config): number {
  return messageTtlHours * 3_600_000;
}
