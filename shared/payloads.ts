import { z } from 'zod';
import { limits } from './limits.ts';
import { personIdCharacters } from './person-id.ts';
import { foldRoomName, roomCharacters } from './room-name.ts';
import { signal } from './signal.ts';
import { cleanName, cleanText } from './text.ts';

const codePoints = (value: string) => [...value].length;

/** A string of 1 to `most` code points once `clean` has been applied. */
const text = (most: number, clean: (value: string) => string) =>
  z
    .string()
    .max(most * 4, { abort: true })
    .transform(clean)
    .superRefine((value, check) => {
      if (value === '') check.addIssue({ code: 'custom', message: 'must not be empty' });
      // A string has at least as many UTF-16 units as code points.
      if (value.length > most && codePoints(value) > most) {
        check.addIssue({ code: 'too_big', origin: 'string', maximum: most, inclusive: true, input: value });
      }
    });

const room = text(limits.roomNameLength, foldRoomName).refine(
  (name) => roomCharacters.test(name),
  'may hold letters, digits, - and _ only',
);
/** A string that comes back as it is, or is compared. Redis's JSON cannot read a lone surrogate. */
const opaque = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((value) => value.isWellFormed(), 'must be well-formed Unicode');
/** An id that the server may have given somebody. */
const person = opaque(64).regex(personIdCharacters, 'must be the id of a person');
const matchId = opaque(64);
const clientId = opaque(limits.clientIdLength);
const message = { text: text(limits.textLength, cleanText), clientId };
const cursor = opaque(256);

/** A place in a history: a message id, or an ISO time. They differ in what proves that nothing is missing. */
const place = z.union([
  z.number().int().nonnegative(),
  z.iso.datetime({ offset: true }).transform((time) => new Date(time)),
]);
const page = (most: number) => z.number().int().min(1).max(most);

const oneOf = (...names: string[]) => `name exactly one of ${names.join(', ')}`;
const target = { room: room.optional(), toUser: person.optional(), matchId: matchId.optional() };
const hasOneTarget = (payload: { room?: unknown; toUser?: unknown; matchId?: unknown }) =>
  [payload.room, payload.toUser, payload.matchId].filter((each) => each !== undefined).length === 1;
const conversation = { room: room.optional(), withUser: person.optional() };
const hasOneConversation = ({ room, withUser }: { room?: unknown; withUser?: unknown }) =>
  (room === undefined) !== (withUser === undefined);
const notTwo = { path: ['room'], message: oneOf('room', 'withUser') };
const notBoth = { path: ['before'], message: 'name before or after, not both' };
const isOneWay = ({ before, after }: { before?: unknown; after?: unknown }) =>
  before === undefined || after === undefined;
const range = {
  limit: page(limits.historyPage).optional(),
  before: place.optional(),
  after: place.optional(),
};

const interest = text(limits.interestLength, (value) => cleanName(value).toLowerCase());
const language = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/, 'must be a language tag such as "en" or "pt-BR"')
  .transform((tag) => (tag.split('-')[0] ?? tag).toLowerCase());
const unique = <T>(values: T[]) => [...new Set(values)];
const search = z.object({
  mode: z.enum(['text', 'voice', 'video']),
  interests: z.array(interest).max(limits.interests).default([]).transform(unique),
  languages: z.array(language).max(limits.languages).default([]).transform(unique),
  directRoute: z.boolean().default(false),
});

/** What a client may send, by event. Unknown fields are dropped. */
export const payloads = {
  join_room: z.object({
    room,
    limit: page(limits.historyPage).optional(),
    after: place.optional(),
    follows: z.boolean().optional(),
  }),
  leave_room: z.object({ room, follows: z.boolean().optional() }),
  get_rooms: z.object({}),
  list_rooms: z.object({
    query: z.string().max(limits.roomNameLength).transform(foldRoomName).optional(),
    limit: page(limits.roomsPage).optional(),
    cursor: cursor.optional(),
  }),
  get_room_members: z.object({
    room,
    limit: page(limits.membersPage).optional(),
    cursor: cursor.optional(),
  }),
  get_recent_messages: z.object({ room, ...range }).refine(isOneWay, notBoth),
  get_direct_messages: z.object({ withUser: person, ...range }).refine(isOneWay, notBoth),
  get_conversations: z.object({}),
  chat_message: z
    .object({ ...target, ...message })
    .refine(hasOneTarget, { path: ['room'], message: oneOf('room', 'toUser', 'matchId') }),
  typing: z
    .object({ ...target, isTyping: z.boolean() })
    .refine(hasOneTarget, { path: ['room'], message: oneOf('room', 'toUser', 'matchId') }),
  mark_read: z
    .object({ ...conversation, messageId: z.number().int().nonnegative() })
    .refine(hasOneConversation, notTwo),
  search_messages: z
    .object({
      ...conversation,
      query: text(limits.queryLength, cleanName),
      limit: page(limits.historyPage).optional(),
      before: place.optional(),
    })
    .refine(hasOneConversation, notTwo),
  set_name: z.object({ name: text(limits.nameLength, cleanName) }),
  set_privacy: z.object({
    readReceipts: z.boolean().optional(),
    typing: z.boolean().optional(),
    presence: z.boolean().optional(),
  }),
  watch_presence: z.object({ users: z.array(person).max(limits.watched).transform(unique) }),
  create_link_code: z.object({}),
  redeem_link_code: z.object({ code: opaque(64) }),
  export_data: z.object({ cursor: cursor.optional() }),
  delete_my_data: z.object({}),
  extend_conversation: z.object({ withUser: person }),
  keep_match: z.object({ matchId }),
  user_available_webrtc: search,
  user_unavailable_webrtc: z.object({}),
  request_random_peer: search,
  leave_match: z.object({ matchId }),
  undo_leave: z.object({ matchId }),
  resume_match: z.object({ matchId: matchId.optional(), after: z.number().int().nonnegative().optional() }),
  webrtc_signal: z.object({ matchId, signal }),
  get_ice_servers: z.object({}),
  accept_rules: z.object({ version: z.number().int().min(1).max(1_000_000) }),
  get_blocked: z.object({}),
  block_user: z.object({ userId: person }),
  unblock_user: z.object({ userId: person }),
  watch_stats: z.object({ on: z.boolean() }),
} satisfies Record<string, z.ZodType>;

/** What a client may say of itself when it connects. */
export const handshake = z.object({
  token: z.string().max(4096).optional(),
  name: text(limits.nameLength, cleanName).optional(),
});
