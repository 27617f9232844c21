import type { Writable } from 'node:stream';
import { setImmediate as turnOver } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as ws from 'ws';
import { FrameReader } from './frame-reader.ts';

const mostBytes = 2000;
const mask = Buffer.from([0x12, 0xf4, 0x56, 0x99]);

/** A client's frame, with whatever in it. */
function frame(first: number, payload: Buffer | string, { isMasked = true, length = -1 } = {}): Buffer {
  const bytes = Buffer.from(payload);
  const [short, ...more] = lengthBytes(length >= 0 ? length : bytes.length);
  if (!isMasked) return Buffer.from([first, short, ...more, ...bytes]);
  const masked = bytes.map((byte, index) => byte ^ (mask[index & 3] as number));
  return Buffer.from([first, short | 0x80, ...more, ...mask, ...masked]);
}

function lengthBytes(length: number): [number, ...number[]] {
  if (length <= 125) return [length];
  if (length <= 0xffff) return [126, length >> 8, length & 0xff];
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(length));
  return [127, ...bytes];
}

/** In pieces that end where it is told. */
function inPieces(bytes: Buffer, ends: number[]): Buffer[] {
  const places = [...new Set(ends.map((end) => end % (bytes.length + 1)))].sort((a, b) => a - b);
  return [0, ...places].map((start, index) =>
    Buffer.from(bytes.subarray(start, places[index] ?? bytes.length)),
  );
}

function heardByOurs(pieces: Buffer[]): string[] {
  const heard: string[] = [];
  const hearer = {
    heard: (message: string | Buffer) => heard.push(said(message)),
    pinged: (payload: Buffer) => heard.push(`ping ${payload.toString('hex')}`),
    closed: (code: number, reason: Buffer) => heard.push(`closed ${code} ${reason}`),
    broke: (code: number) => heard.push(`broke ${code}`),
  };
  const reader = new FrameReader(hearer, mostBytes);
  for (const piece of pieces) reader.read(Buffer.from(piece));
  return heard;
}

/** What reads for ws; it has no types. */
const { Receiver } = ws as unknown as { Receiver: new (options: object) => Writable };

async function heardByWs(pieces: Buffer[]): Promise<string[]> {
  const heard: string[] = [];
  const receiver = new Receiver({ isServer: true, maxPayload: mostBytes, maxFragments: 16 * 1024 });
  receiver.on('message', (data: Buffer, isBinary: boolean) =>
    heard.push(said(isBinary ? data : data.toString())),
  );
  receiver.on('ping', (payload: Buffer) => heard.push(`ping ${payload.toString('hex')}`));
  receiver.on('conclude', (code: number, reason: Buffer) => heard.push(`closed ${code} ${reason}`));
  receiver.on('error', (error: object) => heard.push(`broke ${codeOf(error)}`));
  for (const piece of pieces) if (receiver.writable) receiver.write(Buffer.from(piece));
  await turnOver();
  return heard;
}

function said(message: string | Buffer): string {
  return typeof message === 'string' ? `text ${message}` : `bytes ${message.toString('hex')}`;
}

function codeOf(error: object): unknown {
  const key = Object.getOwnPropertySymbols(error).find(({ description }) => description === 'status-code');
  return key && (error as Record<symbol, unknown>)[key];
}

async function expectSame(pieces: Buffer[]): Promise<string[]> {
  const heard = heardByOurs(pieces);
  expect(heard).toEqual(await heardByWs(pieces));
  return heard;
}

const text = 0x81;
const firstOfText = 0x01;
const more = 0x00;
const last = 0x80;
const bytes = 0x82;
const close = 0x88;
const ping = 0x89;
const long = 'x'.repeat(1999);

const cases: Record<string, Buffer[]> = {
  'a text': [frame(text, 'hello')],
  'an empty text': [frame(text, '')],
  'a text beyond ASCII': [frame(text, 'é 漢 🦦')],
  'texts with each form of length': [125, 126, 127, 1999].map((length) => frame(text, long.slice(0, length))),
  'a short text with a long form of length': [Buffer.from([text, 0xfe, 0, 1, 0, 0, 0, 0, 65])],
  bytes: [frame(bytes, Buffer.from([0, 255, 128]))],
  'a text in fragments, with a ping between': [
    frame(firstOfText, 'he'),
    frame(ping, 'p'),
    frame(more, 'll'),
    frame(last, 'o'),
  ],
  'a letter in two fragments': [frame(firstOfText, Buffer.from([0xc3])), frame(last, Buffer.from([0xa9]))],
  'empty fragments': [frame(firstOfText, ''), frame(more, ''), frame(last, '')],
  'a fragment of nothing': [frame(last, 'x')],
  'a text within another': [frame(firstOfText, 'x'), frame(text, 'y')],
  'more fragments than a message may have': [
    frame(firstOfText, ''),
    ...Array(16 * 1024).fill(frame(more, '')),
    frame(last, ''),
  ],
  'UTF-8 that is wrong': [frame(text, Buffer.from([0x61, 0xc0, 0xaf]))],
  'half of a surrogate pair': [frame(text, Buffer.from([0xed, 0xa0, 0x80]))],
  'UTF-8 that ends too early': [frame(firstOfText, Buffer.from([0xe6])), frame(last, Buffer.from([0xbc]))],
  'no mask': [frame(text, 'x', { isMasked: false })],
  'reserved bits': [frame(text, 'x'), frame(0xc1, 'x')],
  'an opcode of nothing': [frame(0x83, 'x')],
  'a control frame of nothing': [frame(0x8b, 'x')],
  'a ping in fragments': [frame(0x09, 'x')],
  'a ping that is too long': [frame(ping, 'x'.repeat(126))],
  'a pong that nobody asked for': [frame(0x8a, 'x'), frame(text, 'y')],
  'a text that is too long': [frame(text, long), frame(text, `${long}xx`)],
  'fragments that are too long together': [frame(firstOfText, long), frame(last, 'xx')],
  'the announcement of very much': [frame(text, 'x', { length: 2 ** 40 })],
  'a farewell': [frame(close, '')],
  'a farewell with a code and a reason, and nothing after it': [
    frame(close, Buffer.from([3, 232, 98, 121, 101])),
    frame(text, 'x'),
  ],
  'a farewell with half a code': [frame(close, 'x')],
  'a farewell with a reason that is no UTF-8': [frame(close, Buffer.from([3, 232, 0xc0]))],
  ...Object.fromEntries(
    [999, 1000, 1003, 1004, 1005, 1006, 1007, 1014, 1015, 2999, 3000, 4999, 5000].map((code) => [
      `a farewell with the code ${code}`,
      [frame(close, Buffer.from([code >> 8, code & 0xff]))],
    ]),
  ),
};

it.each(Object.entries(cases))('hears %s as ws does, in one piece and byte by byte', async (_, frames) => {
  const whole = Buffer.concat(frames);
  const heard = await expectSame([whole]);
  expect(heard).not.toEqual([]);
  if (whole.length < 3000)
    expect(await expectSame([...whole].map((byte) => Buffer.from([byte])))).toEqual(heard);
});

it('refuses too much as soon as it is announced', () => {
  expect(heardByOurs([frame(text, 'x', { length: mostBytes + 1 }).subarray(0, 4)])).toEqual(['broke 1009']);
});

const anyFrame = fc
  .tuple(
    fc.oneof(fc.constantFrom(text, firstOfText, more, last, bytes, 0x02, close, ping, 0x8a), fc.nat(255)),
    fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.uint8Array({ maxLength: 140 })),
    fc.boolean(),
  )
  .map(([first, payload, mayBeBare]) => {
    const content = typeof payload === 'string' ? payload : Buffer.from(payload);
    return frame(first, content, { isMasked: !mayBeBare || first % 7 !== 0 });
  });

it('hears whatever is sent as ws does, in whatever pieces', async () => {
  const run = async (frames: Buffer[], ends: number[], broken: number[]) => {
    const whole = Buffer.concat(frames);
    // A few bytes are others than those that were sent.
    for (const place of whole.length > 0 ? broken : []) whole[place % whole.length] = place & 0xff;
    await expectSame(inPieces(whole, ends));
  };
  const naturals = (maxLength: number) => fc.array(fc.nat(5000), { maxLength });
  const frames = fc.array(anyFrame, { maxLength: 8 });
  await fc.assert(fc.asyncProperty(frames, naturals(12), naturals(2), run), { numRuns: 2000 });
});
