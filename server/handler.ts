import type { Checked, EventName, Results } from '../shared/events.ts';
import type { Config } from './config.ts';
import type { Connection } from './connection.ts';
import type { Direct } from './direct/direct.ts';
import type { Extending } from './direct/extending.ts';
import type { Keeping } from './direct/keeping.ts';
import type { Encoded } from './encoded.ts';
import type { LinkCodes } from './identity/link-codes.ts';
import type { RateClass } from './limits/rates.ts';
import type { Throttle } from './limits/throttle.ts';
import type { Lobby } from './lobby/lobby.ts';
import type { Matchmaker } from './matching/matchmaker.ts';
import type { OwnData } from './people/own-data.ts';
import type { People } from './people/people.ts';
import type { PresenceWatch } from './people/presence-watch.ts';
import type { Renames } from './people/renames.ts';
import type { Teller } from './people/teller.ts';
import type { Whereabouts } from './people/whereabouts.ts';
import type { Rooms } from './rooms/rooms.ts';
import type { Stays } from './rooms/stays.ts';
import type { Consents } from './safety/consents.ts';

/** What a handler works with: the nouns of the product on this node. */
export interface Services {
  config: Config;
  rooms: Rooms;
  stays: Stays;
  direct: Direct;
  keeping: Keeping;
  extending: Extending;
  people: People;
  renames: Renames;
  ownData: OwnData;
  linkCodes: LinkCodes;
  teller: Teller;
  whereabouts: Whereabouts;
  presenceWatch: PresenceWatch;
  matchmaker: Matchmaker;
  lobby: Lobby;
  throttle: Throttle;
  consents: Consents;
}

export interface Context extends Services {
  connection: Connection;
}

/** Serves one event: the payload is checked; a refusal is thrown as `RequestError`. */
export type Handler<E extends EventName> = (
  context: Context,
  payload: Checked<E>,
) => Answer<E> | Promise<Answer<E>>;

/** Without `ok`, as an object, or as its JSON where that was made before. */
type Answer<E extends EventName> = Results[E] | Encoded<Results[E]>;

/** What a request counts as, where that depends on it. */
type RateOf<E extends EventName> = (payload: Checked<E>) => RateClass;

export type Handlers = { [E in EventName]: { rate: RateClass | RateOf<E>; handle: Handler<E> } };
