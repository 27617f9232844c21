import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { ErrorCode, ServerToClientEvents } from './events.ts';
import { payloads } from './payloads.ts';

const page = readFileSync(new URL('../docs/protocol.md', import.meta.url), 'utf8');

/** The compiler demands that each be named here, and so on the page. */
const told = {
  session: true,
  request_failed: true,
  chat_message: true,
  user_joined: true,
  user_left: true,
  room_entered: true,
  room_left: true,
  room_presence: true,
  typing: true,
  message_read: true,
  device_linked: true,
  messages_blanked: true,
  conversation_extended: true,
  data_deleted: true,
  match_kept: true,
  online_status: true,
  user_renamed: true,
  match_check: true,
  match_found: true,
  webrtc_signal: true,
  peer_reconnecting: true,
  peer_resumed: true,
  peer_returned: true,
  peer_left: true,
  search_ended: true,
  server_notice: true,
  stats: true,
} satisfies Record<keyof ServerToClientEvents, true>;

const codes = {
  bad_request: true,
  forbidden: true,
  not_found: true,
  not_in_room: true,
  not_in_match: true,
  conflict: true,
  rate_limited: true,
  too_large: true,
  unavailable: true,
  internal: true,
} satisfies Record<ErrorCode, true>;

it.each([...Object.keys(payloads), ...Object.keys(told), ...Object.keys(codes)])(
  'the protocol page tells of %s',
  (name) => {
    expect(page).toMatch(new RegExp(`\`${name}[ \`]`));
  },
);

it.each(Object.entries(payloads))('the protocol page names each field of %s', (event, schema) => {
  const fields = Object.keys(schema.shape);
  const lines = page.split('\n').filter((line) => line.includes(`\`${event}`));
  const asSearch = lines.some((line) => line.includes('as `request_random_peer`'));
  const told = lines.join(' ');
  expect(fields.filter((field) => !told.includes(field) && !asSearch)).toEqual([]);
});
