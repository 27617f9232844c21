import type { Mode, PeerLeftReason, Route, User } from '../../shared/events.ts';

/** Where a person sits: the one connection with which they search or talk. */
export interface Seat {
  userId: string;
  name: string;
  nodeId: string;
  connectionId: string;
}

/** Enough to know a seat by. */
export type SeatRef = Pick<Seat, 'userId' | 'connectionId'>;

/** A person who looks for another. */
export interface Seeker extends Seat {
  mode: Mode;
  interests: string[];
  languages: string[];
  /** Whether a call may go without a relay server, if the other one agrees. */
  directRoute: boolean;
  /** Counts the searches of a node, so that word of an older one is not taken for one of this. */
  search: number;
}

/** A match as one of its two sees it. */
export interface PoolMatch {
  matchId: string;
  mode: Mode;
  initiator: boolean;
  commonInterests: string[];
  route: Route;
  peer: User & { nodeId: string };
  /** The peer's connection is lost, and may come back. */
  isPeerAway: boolean;
  /** The node from which this side was taken to this one, or this one. */
  cameFrom: string;
  /** How often this side was taken to another connection. */
  turn: number;
  /** How long ago this side began to wait: for one that is found just now, how long that took. */
  waitedMs: number;
}

/** What the pool tells the node of one person. Events of one match arrive in order. */
export type PoolEvent = { userId: string; connectionId: string } & (
  | { kind: 'check'; matchId: string }
  | { kind: 'found'; match: PoolMatch }
  | { kind: 'ended'; matchId: string; reason: PeerLeftReason; isSearching: boolean }
  /** Another device searches now. */
  | { kind: 'replaced'; search: number }
  /** Where a match is taken from a connection, `turn` says as of when: the connection may have it again. */
  | { kind: 'dropped'; matchId: string; turn?: number; reason: 'unresponsive' | 'replaced' }
  /** Whoever left wants to come back: the match waits for this side as for one whose connection is lost. */
  | { kind: 'returned'; matchId: string }
  | { kind: 'peer_away'; matchId: string }
  | { kind: 'peer_back'; matchId: string; peerNodeId: string }
);

export interface Block {
  userId: string;
  /** Where it was said more than once, the last time. */
  blockedAt: Date;
}

/** How many somebody may have blocked. */
export const mostBlocks = 10_000;

export interface PoolSettings {
  /** How long someone with interests waits for a common one before being open to anyone. */
  interestWaitMs: number;
  /** How long both have to confirm a match before it is undone. */
  confirmMs: number;
  /** How long a lost connection may take to come back to its match. */
  resumeGraceMs: number;
  /** How long someone who left may take that back. */
  undoLeaveMs: number;
  /** How long after a match it is known who was in it. */
  formerMs: number;
  /** How long two who met are kept apart, while anyone else waits. */
  recentPartnerMs: number;
  /** How long both must have waited before they meet again for want of anyone else. */
  recentWaitMs: number;
  /** How many a person may have blocked. */
  mostBlocks: number;
  /** How long blocks hold that nobody keeps. */
  blocksKeptMs: number;
}

/** What the pool holds for a node. */
export interface Held {
  waiting: { userId: string; connectionId: string }[];
  matches: { matchId: string; userId: string }[];
}

/**
 * The people who wait and the matches between them. Every verb is atomic: nobody is ever in two matches, and
 * nobody is lost between waiting and a match. A person waits or talks with one connection at a time.
 *
 * A match is proposed, then confirmed by both within `confirmMs`, and only then told to anyone (`found`).
 * Who confirmed in vain waits on at the old place; who did not is dropped.
 */
export interface Pool {
  /**
   * Pairs the seeker with the first that fits, else lets them wait. Again from the same connection: changes
   * what is looked for, and keeps the place. From another connection: takes the search there. `busy`: the
   * person is in a match with a living connection.
   */
  enter(seeker: Seeker): Promise<'waiting' | 'matched' | 'busy'>;
  /** Ends a search of that connection, also one whose match is not confirmed yet. */
  withdraw(seat: SeatRef): Promise<void>;
  confirm(matchId: string, userId: string): Promise<void>;
  /** The person did not answer: out of the pool, and the other waits on. */
  decline(matchId: string, userId: string): Promise<void>;
  /** The connection was gone before it could be told of a confirmed match: that ends, and the other searches on. */
  absent(matchId: string, seat: SeatRef): Promise<void>;
  /**
   * Ends a match for both; the person's own device is told too, where this comes from another. False, and
   * nothing done, when it is over, not theirs or not known.
   */
  leave(matchId: string, seat: SeatRef): Promise<boolean>;
  /**
   * Takes back what `leave` did, as long as the other one has not gone on; undefined where that cannot be. A search
   * of this person ends. The match then ends unless the other one resumes it within `confirmMs`.
   */
  undoLeave(matchId: string, seat: Seat): Promise<PoolMatch | undefined>;
  /**
   * The other one of a match that the person is in, by whichever connection, or was in within `formerMs`. Undefined
   * for a match that is not known, not confirmed yet or not theirs.
   */
  partner(matchId: string, userId: string): Promise<User | undefined>;
  /** The connection of one side is lost: the match ends unless it comes back within `resumeGraceMs`. */
  suspend(matchId: string, seat: SeatRef): Promise<void>;
  /**
   * Takes a side of a match to another connection; undefined when the match is over, or not theirs. Without a
   * `matchId` it is the one that the person is in.
   */
  resume(matchId: string | undefined, seat: Seat): Promise<PoolMatch | undefined>;
  /**
   * Keeps the two apart for as long as the blocks of the person are kept, and ends a match between them as `leave`
   * does; of one not confirmed yet both wait on. Of too many blocks the oldest end.
   */
  block(seat: SeatRef, blockedId: string): Promise<void>;
  unblock(userId: string, blockedId: string): Promise<void>;
  unblockAll(userId: string): Promise<void>;
  /** The person's blocks hold for `blocksKeptMs` from now, as they do from each new one on. */
  keepBlocks(userId: string): Promise<void>;
  /** Those whom the person has blocked, the latest first, so many at most. */
  blockedBy(userId: string, most: number): Promise<Block[]>;
  /** For each pair, whether the first has blocked the second. */
  haveBlocked(pairs: readonly (readonly [userId: string, blockedId: string])[]): Promise<boolean[]>;
  /** Does what time brings: undoes what was not confirmed, ends what did not come back, widens searches. */
  sweep(): Promise<void>;
  /** Takes out all that a lost node held; who was in a match with its people searches on. */
  purge(nodeId: string): Promise<void>;
  held(nodeId: string): Promise<Held>;
  /** Puts back a match that the store has lost, unless one of its two is busy. */
  restore(match: PoolMatch, seat: Seat): Promise<void>;
  waiting(): Promise<Record<Mode, number>>;
}
