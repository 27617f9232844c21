import type { EventName, Payload } from '../../shared/events.ts';

/** A payload of every event with all its fields, such as somebody in this room and this match may send. */
export function goodPayloads({ room, matchId }: { room: string; matchId: string }) {
  const search = { mode: 'text' as const, interests: ['tea'], languages: ['en'], directRoute: true };
  return {
    join_room: { room, limit: 10, after: 0, follows: false },
    leave_room: { room, follows: false },
    get_rooms: {},
    list_rooms: { query: 'r', limit: 10, cursor: '1:room' },
    get_room_members: { room, limit: 10, cursor: 'user' },
    get_recent_messages: { room, limit: 10, before: 1 },
    get_direct_messages: { withUser: 'somebody', limit: 10, before: 1 },
    get_conversations: {},
    chat_message: { room, text: 'hello', clientId: 'c1' },
    typing: { matchId, isTyping: true },
    search_messages: { withUser: 'somebody', query: 'tea', limit: 10, before: 1 },
    mark_read: { withUser: 'somebody', messageId: 1 },
    set_name: { name: 'Otter' },
    set_privacy: { readReceipts: true, typing: true, presence: true },
    watch_presence: { users: ['somebody'] },
    create_link_code: {},
    redeem_link_code: { code: 'none' },
    export_data: { cursor: 'direct somebody 1' },
    delete_my_data: {},
    extend_conversation: { withUser: 'somebody' },
    keep_match: { matchId },
    user_available_webrtc: search,
    user_unavailable_webrtc: {},
    request_random_peer: search,
    leave_match: { matchId: 'another' },
    undo_leave: { matchId: 'another' },
    resume_match: { matchId, after: 0 },
    webrtc_signal: { matchId, signal: { type: 'offer' } },
    get_ice_servers: {},
    accept_rules: { version: 1 },
    get_blocked: {},
    block_user: { userId: 'somebody' },
    unblock_user: { userId: 'somebody' },
    watch_stats: { on: true },
  } satisfies { [E in EventName]: Payload<E> };
}
