import * as parser from 'socket.io-parser';
import { expect, it } from 'vitest';
import { TextDecoder } from './decoder.ts';
import { Encoded } from './encoded.ts';
import { TextEncoder } from './encoder.ts';

const { PacketType } = parser;

function sent(packet: parser.Packet): string[] {
  return new TextEncoder().encode(packet);
}

it.each([
  { type: PacketType.EVENT, nsp: '/', data: ['typing', { room: 'é "x"', isTyping: true }] },
  { type: PacketType.EVENT, nsp: '/', data: ['session'] },
  { type: PacketType.ACK, nsp: '/', id: 0, data: [{ ok: true }] },
  { type: PacketType.ACK, nsp: '/', id: 12, data: [] },
  { type: PacketType.CONNECT, nsp: '/', data: { sid: 'a' } },
  { type: PacketType.CONNECT_ERROR, nsp: '/other', data: { message: 'no' } },
  { type: PacketType.DISCONNECT, nsp: '/', data: undefined },
])('encodes $type $data as the library does', (packet) => {
  expect(sent(packet)).toEqual(new parser.Encoder().encode(packet));
});

it('sends what is encoded as it is, in events and in answers', () => {
  const payload = new Encoded<{ n: number }>('{"n":1.0}');
  expect(sent({ type: PacketType.EVENT, nsp: '/', data: ['e', payload] })).toEqual(['2["e",{"n":1.0}]']);
  const answer = payload.with({ ok: true });
  expect(sent({ type: PacketType.ACK, nsp: '/', id: 7, data: [answer] })).toEqual([
    '37[{"n":1.0,"ok":true}]',
  ]);
});

it('sends what the decoder reads', () => {
  const decoder = new TextDecoder();
  const read: unknown[] = [];
  decoder.on('decoded', (packet: unknown) => read.push(packet));
  const packet = { type: PacketType.EVENT, nsp: '/', id: 3, data: ['chat_message', { text: '\u2028"\\' }] };
  for (const piece of sent(packet)) decoder.add(piece);
  expect(read).toMatchObject([packet]);
});
