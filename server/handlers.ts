import { getIceServers } from './calls/get-ice-servers.ts';
import { webrtcSignal } from './calls/webrtc-signal.ts';
import { extendConversation } from './direct/extend-conversation.ts';
import { getConversations } from './direct/get-conversations.ts';
import { getDirectMessages } from './direct/get-direct-messages.ts';
import { keepMatch } from './direct/keep-match.ts';
import type { Handlers } from './handler.ts';
import { createLinkCode } from './identity/create-link-code.ts';
import { redeemLinkCode } from './identity/redeem-link-code.ts';
import { watchStats } from './lobby/watch-stats.ts';
import { leaveMatch } from './matching/leave-match.ts';
import { requestRandomPeer } from './matching/request-random-peer.ts';
import { resumeMatch } from './matching/resume-match.ts';
import { undoLeave } from './matching/undo-leave.ts';
import { userAvailableWebrtc } from './matching/user-available-webrtc.ts';
import { userUnavailableWebrtc } from './matching/user-unavailable-webrtc.ts';
import { chatMessage } from './messages/chat-message.ts';
import { markRead } from './messages/mark-read.ts';
import { searchMessages } from './messages/search-messages.ts';
import { typing } from './messages/typing.ts';
import { deleteMyData } from './people/delete-my-data.ts';
import { exportData } from './people/export-data.ts';
import { setName } from './people/set-name.ts';
import { setPrivacy } from './people/set-privacy.ts';
import { watchPresence } from './people/watch-presence.ts';
import { getRecentMessages } from './rooms/get-recent-messages.ts';
import { getRoomMembers } from './rooms/get-room-members.ts';
import { getRooms } from './rooms/get-rooms.ts';
import { joinRoom } from './rooms/join-room.ts';
import { leaveRoom } from './rooms/leave-room.ts';
import { listRooms } from './rooms/list-rooms.ts';
import { acceptRules } from './safety/accept-rules.ts';
import { blockUser } from './safety/block-user.ts';
import { getBlocked } from './safety/get-blocked.ts';
import { unblockUser } from './safety/unblock-user.ts';

/** Every event of the protocol, with the rate it counts to. The compiler demands a line for each. */
export const handlers: Handlers = {
  join_room: { rate: ({ follows }) => (follows ? 'restore' : 'join'), handle: joinRoom },
  leave_room: { rate: 'join', handle: leaveRoom },
  get_rooms: { rate: 'history', handle: getRooms },
  list_rooms: { rate: 'history', handle: listRooms },
  get_room_members: { rate: 'history', handle: getRoomMembers },
  get_recent_messages: { rate: 'history', handle: getRecentMessages },
  get_direct_messages: { rate: 'history', handle: getDirectMessages },
  get_conversations: { rate: 'history', handle: getConversations },
  extend_conversation: { rate: 'leave', handle: extendConversation },
  chat_message: { rate: 'message', handle: chatMessage },
  search_messages: { rate: 'match', handle: searchMessages },
  typing: { rate: 'typing', handle: typing },
  mark_read: { rate: 'history', handle: markRead },
  create_link_code: { rate: 'join', handle: createLinkCode },
  redeem_link_code: { rate: 'join', handle: redeemLinkCode },
  export_data: { rate: 'history', handle: exportData },
  delete_my_data: { rate: 'leave', handle: deleteMyData },
  set_name: { rate: 'join', handle: setName },
  set_privacy: { rate: 'leave', handle: setPrivacy },
  watch_presence: { rate: 'history', handle: watchPresence },
  user_available_webrtc: { rate: 'search', handle: userAvailableWebrtc },
  user_unavailable_webrtc: { rate: 'leave', handle: userUnavailableWebrtc },
  request_random_peer: { rate: 'search', handle: requestRandomPeer },
  keep_match: { rate: 'leave', handle: keepMatch },
  leave_match: { rate: 'leave', handle: leaveMatch },
  undo_leave: { rate: 'match', handle: undoLeave },
  resume_match: { rate: 'match', handle: resumeMatch },
  webrtc_signal: { rate: 'signal', handle: webrtcSignal },
  get_ice_servers: { rate: 'match', handle: getIceServers },
  accept_rules: { rate: 'leave', handle: acceptRules },
  get_blocked: { rate: 'history', handle: getBlocked },
  block_user: { rate: 'leave', handle: blockUser },
  unblock_user: { rate: 'leave', handle: unblockUser },
  watch_stats: { rate: 'history', handle: watchStats },
};
