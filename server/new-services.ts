import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Io } from './connection.ts';
import { Acquaintance } from './direct/acquaintance.ts';
import { Direct } from './direct/direct.ts';
import { Extending } from './direct/extending.ts';
import { Keeping } from './direct/keeping.ts';
import type { Services } from './handler.ts';
import type { Throttle } from './limits/throttle.ts';
import { liveliestRooms } from './lobby/liveliest-rooms.ts';
import { Lobby } from './lobby/lobby.ts';
import type { LocalBroadcast } from './local-broadcast.ts';
import type { Matching } from './matching/new-matching.ts';
import { OwnData } from './people/own-data.ts';
import { PresenceWatch } from './people/presence-watch.ts';
import { Renames } from './people/renames.ts';
import { Statuses } from './people/statuses.ts';
import { Teller } from './people/teller.ts';
import { Rooms } from './rooms/rooms.ts';
import { type Stores, ttlMs } from './stores.ts';

interface ServicesOptions {
  config: Config;
  io: Io;
  broadcast: LocalBroadcast;
  stores: Stores;
  matching: Matching;
  throttle: Throttle;
  log: Logger;
}

/** What the handlers of a node work with. */
export function newServices(options: ServicesOptions): Services {
  const { config, io, stores, matching, throttle, log } = options;
  const { pool, nodes, people, contacts, keeps, whereabouts } = stores;
  const { matchmaker, seats } = matching;
  const teller = new Teller(io, stores.personBus);
  const acquaintance = new Acquaintance(people, pool);
  const rooms = newRooms(options);
  const statuses = new Statuses({ whereabouts, nodes, people, acquaintance });
  const histories = { rooms: stores.history, direct: stores.directHistory };
  return {
    config,
    rooms,
    teller,
    matchmaker,
    throttle,
    people,
    whereabouts,
    stays: stores.stays,
    linkCodes: stores.linkCodes,
    consents: stores.consents,
    direct: newDirect(options, { acquaintance, teller }),
    keeping: new Keeping({ pool, keeps, contacts, acquaintance, teller, ttlMs: ttlMs(config) }),
    extending: new Extending({ extensions: stores.extensions, contacts, acquaintance, teller }),
    renames: new Renames({ io, people, teller, rooms }),
    presenceWatch: new PresenceWatch({ whereabouts, statuses, nodes, log }),
    ownData: new OwnData({
      io,
      people,
      contacts,
      acquaintance,
      histories,
      roomStore: stores.rooms,
      stays: stores.stays,
      roomReads: stores.roomReads,
      written: stores.written,
      pool,
      rooms,
      seats,
      matchmaker,
      teller,
      consents: stores.consents,
    }),
    lobby: newLobby(options),
  };
}

function newRooms({ config, io, broadcast, stores, log }: ServicesOptions): Rooms {
  return new Rooms({
    io,
    broadcast,
    degradedMode: config.degradedMode,
    nodes: stores.nodes,
    history: stores.history,
    store: stores.rooms,
    stays: stores.stays,
    reads: stores.roomReads,
    written: stores.written,
    graceMs: config.presenceGraceMs,
    roundMs: config.presenceRoundMs,
    log,
  });
}

function newDirect(
  { config, io, broadcast, stores, log }: ServicesOptions,
  { acquaintance, teller }: { acquaintance: Acquaintance; teller: Teller },
): Direct {
  return new Direct({
    io,
    broadcast,
    degradedMode: config.degradedMode,
    history: stores.directHistory,
    contacts: stores.contacts,
    reading: stores.reading,
    people: stores.people,
    acquaintance,
    teller,
    log,
  });
}

function newLobby({ config, stores, log }: ServicesOptions): Lobby {
  return new Lobby({
    nodes: stores.nodes,
    waiting: () => stores.pool.waiting(),
    liveliest: (limit) => liveliestRooms({ store: stores.rooms, history: stores.history, limit }),
    route: config.route,
    messageTtlHours: config.messageTtlHours,
    sourceUrl: config.sourceUrl,
    log,
  });
}
