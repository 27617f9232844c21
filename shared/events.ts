import type { z } from 'zod';
import type { limits } from './limits.ts';
import type { payloads } from './payloads.ts';

export interface User {
  id: string;
  name: string;
}

export type Mode = 'text' | 'voice' | 'video';

/** How a call goes: over a relay server, so that neither side learns the other's address, or not. */
export type Route = 'private' | 'direct';

export interface Message {
  /** Microseconds since 1970, strictly increasing within the conversation. */
  id: number;
  room?: string;
  /** For each of the two, the other person. */
  withUser?: string;
  matchId?: string;
  from: User;
  text: string;
  sentAt: string;
  clientId: string;
  /** The message before it in the conversation; null for the first that is kept. */
  previousId: number | null;
  /** In Redis, and so in the history until its time is over. */
  persisted: boolean;
}

export interface Match {
  matchId: string;
  mode: Mode;
  peer: User;
  /** Exactly one of the two makes the first offer. */
  initiator: boolean;
  commonInterests: string[];
  /** `direct` where both asked for it, or where no relay server is configured. */
  route: Route;
}

/** What somebody has to say with another person. */
export interface Conversation {
  user: User;
  /** The newest message of either; null where none is kept any more. */
  lastMessage: Message | null;
  /** The messages of the other since the last one that was read, as far as 200 messages back. */
  unread: number;
  /** The newest message that one has marked as read; 0 for none. */
  readId: number;
  /** The same of the other; 0 where either keeps that to themselves. */
  otherReadId: number;
  /** One has blocked them, and nothing is sent to them. */
  isBlocked: boolean;
  /** When it is not listed any more, unless somebody writes or both extend it. */
  expiresAt: string;
}

export interface PersonStatus {
  userId: string;
  isOnline: boolean;
  /** Null while online, and where it is not known or not to be known. */
  lastSeen: string | null;
}

export interface RoomSummary {
  room: string;
  memberCount: number;
}

/** The ICE servers of the browser's RTCPeerConnection, as JSON. */
export interface IceServer {
  urls: string | string[];
  username?: string;
  credential?: string;
}

export interface Session {
  token: string;
  user: User;
  nodeId: string;
  protocol: 1;
  /** Redis is away: see `server_notice`. */
  degraded: boolean;
  limits: typeof limits;
}

export interface Stats {
  online: number;
  waiting: Record<Mode, number>;
}

export type ErrorCode =
  | 'bad_request'
  | 'forbidden'
  | 'not_found'
  | 'not_in_room'
  | 'not_in_match'
  | 'conflict'
  | 'rate_limited'
  | 'too_large'
  | 'unavailable'
  | 'internal';

export interface RequestFailure {
  code: ErrorCode;
  /** A sentence for a person; names the field that is wrong. */
  message: string;
  retryAfterMs?: number;
}

export type Ack<Result> = ({ ok: true } & Result) | { ok: false; error: RequestFailure };

/** `err.data` of a refused connection. */
export interface ConnectionRefusal {
  code: 'invalid_token' | 'banned' | 'too_many_connections' | 'draining' | 'origin_not_allowed';
  message: string;
  retryAfterMs?: number;
  /** With `too_many_connections`: whose they are, where that is known. */
  scope?: 'person' | 'address' | 'node';
  /** With `banned`: when it ends, an ISO time; without, it has no end yet. */
  until?: string;
  /** With `banned`: what whoever runs the site can look it up by. */
  appealCode?: string;
}

type Nothing = Record<never, never>;

/** What the acknowledgement of each client event brings. */
export interface Results {
  join_room: {
    room: string;
    members: User[];
    memberCount: number;
    /** There are more members: see `get_room_members`. */
    cursor?: string;
    /** One more for each person who comes or goes. */
    version: number;
    messages: Message[];
    hasMore: boolean;
    /** With `after`: what came after it may have expired or been lost. */
    gap: boolean;
  };
  leave_room: { room: string };
  get_rooms: {
    rooms: RoomSummary[];
    /** The rooms that were joined on whichever device and not left, the latest first. */
    kept: string[];
    /** The newest message that the person has read in each of them, where one is known. */
    read: { room: string; messageId: number }[];
  };
  list_rooms: { rooms: RoomSummary[]; cursor?: string };
  get_room_members: { room: string; members: User[]; memberCount: number; version: number; cursor?: string };
  get_recent_messages: { room: string; messages: Message[]; hasMore: boolean; gap: boolean };
  get_direct_messages: { withUser: string; messages: Message[]; hasMore: boolean; gap: boolean };
  get_conversations: { conversations: Conversation[] };
  chat_message: { message: Message; duplicate?: true };
  /** Newest first; `before` is from where to look further back, null where that was all. */
  search_messages: { messages: Message[]; before: number | null };
  typing: Nothing;
  mark_read: Nothing;
  /** The token proves the new name, too: it takes the place of the old one. */
  set_name: { user: User; token: string };
  set_privacy: { readReceipts: boolean; typing: boolean; presence: boolean };
  create_link_code: { code: string; expiresAt: string };
  redeem_link_code: { user: User; token: string };
  export_data: {
    user: User;
    privacy: { readReceipts: boolean; typing: boolean; presence: boolean };
    rooms: string[];
    /** The versions of the rules; with the first part only, as `blocked`. */
    consents: { version: number; acceptedAt: string }[];
    /** The ids of those whom one has blocked. */
    blocked: string[];
    /** All of what was said with somebody, and what one said oneself in a room. */
    conversations: (({ withUser: string } | { room: string }) & { messages: Message[] })[];
    cursor?: string;
  };
  delete_my_data: Nothing;
  watch_presence: { statuses: PersonStatus[] };
  extend_conversation: Nothing;
  keep_match: Nothing;
  user_available_webrtc: Nothing;
  user_unavailable_webrtc: Nothing;
  request_random_peer: { status: 'matched' | 'waiting' };
  leave_match: Nothing;
  undo_leave: { match: Match };
  resume_match: {
    match: Match;
    /** With `after`: what the other one wrote since. */
    messages: Message[];
  };
  webrtc_signal: Nothing;
  get_ice_servers: {
    iceServers: IceServer[];
    expiresAt: string;
    /** `relay` where a relay server is configured: no address reaches the other side. */
    iceTransportPolicy: 'all' | 'relay';
  };
  accept_rules: { acceptedAt: string };
  /** The latest first. */
  get_blocked: { blocked: { userId: string; blockedAt: string }[]; hasMore: boolean };
  block_user: Nothing;
  unblock_user: Nothing;
  watch_stats: Nothing;
}

export type EventName = keyof typeof payloads;
/** What a client passes in. */
export type Payload<E extends EventName> = z.input<(typeof payloads)[E]>;
/** What a handler is given: checked, cleaned, defaults filled in. */
export type Checked<E extends EventName> = z.output<(typeof payloads)[E]>;

export type ClientToServerEvents = {
  [E in EventName]: (payload: Payload<E>, acknowledge: (answer: Ack<Results[E]>) => void) => void;
};

export type PeerLeftReason = 'left' | 'disconnected' | 'blocked' | 'node_lost';

/** The node is going down: whoever is here moves to another, at any time between the two. */
export interface DrainingNotice {
  code: 'draining';
  reconnectWithinMs: number;
  /** 0 where it is not given. */
  reconnectAfterMs?: number;
}

export interface ServerToClientEvents {
  session: (session: Session) => void;
  /** `clientId` names a message that was taken while Redis was away, and is refused now. */
  request_failed: (failure: { event: string; error: RequestFailure; clientId?: string }) => void;
  chat_message: (message: Message) => void;
  user_joined: (change: { room: string; user: User; memberCount: number; version: number }) => void;
  user_left: (change: { room: string; userId: string; memberCount: number; version: number }) => void;
  /** The person has joined the room, or left it, on another of their devices. */
  room_entered: (entered: { room: string }) => void;
  room_left: (left: { room: string }) => void;
  /** Who came or went is not told one by one. */
  room_presence: (change: { room: string; memberCount: number; version: number }) => void;
  typing: (
    typing:
      | { room: string; user: User; isTyping: boolean }
      | { withUser: string; user: User; isTyping: boolean }
      | { matchId: string; isTyping: boolean },
  ) => void;
  message_read: (
    read: { userId: string; messageId: number } & ({ room: string } | { withUser: string }),
  ) => void;
  match_kept: (kept: { matchId: string; withUser: string; user: User; expiresAt: string }) => void;
  conversation_extended: (extended: { withUser: string; expiresAt: string }) => void;
  messages_blanked: (what: { userId: string } & ({ room: string } | { withUser: string })) => void;
  device_linked: (link: { linkedAt: string }) => void;
  data_deleted: (nothing: Nothing) => void;
  online_status: (status: PersonStatus) => void;
  user_renamed: (change: { user: User }) => void;
  match_check: (check: { matchId: string }, acknowledge: (answer: { ok: true }) => void) => void;
  match_found: (match: Match) => void;
  webrtc_signal: (signal: { matchId: string; signal: unknown }) => void;
  peer_reconnecting: (match: { matchId: string }) => void;
  peer_resumed: (match: { matchId: string }) => void;
  /** Whoever left wants to come back; says whether the person is still there and free. */
  peer_returned: (match: { matchId: string }, acknowledge: (answer: { ok: boolean }) => void) => void;
  peer_left: (end: { matchId: string; reason: PeerLeftReason }) => void;
  search_ended: (end: { reason: 'unresponsive' | 'replaced' }) => void;
  server_notice: (notice: { code: 'degraded' | 'recovered' } | DrainingNotice) => void;
  stats: (stats: Stats) => void;
}
