import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setImmediate as turnOver } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as ws from 'ws';
import { WebSocket, WebSocketServer } from 'ws';
import { LeanServer } from './lean-server.ts';

const engines = [
  { name: 'ws', Engine: WebSocketServer },
  { name: 'ours', Engine: LeanServer },
];
const mostBytes = 200_000;

/** What Engine.IO and this project use of a WebSocket. */
interface Served {
  on(event: string, listener: (...args: never[]) => void): void;
  send(data: string, sent?: (error?: Error | null) => void): void;
  close(code?: number, reason?: string): void;
  pause(): void;
  resume(): void;
  _sender: { sendFrame: (frame: unknown, sent?: () => void) => void };
}

describe.each(engines)('a WebSocket of $name', ({ name, Engine }) => {
  let http: Server;
  let socket: Socket;
  let heard: string[];

  beforeEach(async () => {
    const server = new Engine({
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      maxPayload: mostBytes,
    });
    heard = [];
    http = createServer();
    http.on('upgrade', (request, duplex, head) => {
      socket = duplex as Socket;
      server.handleUpgrade(request, duplex, head, (websocket) => http.emit('served', websocket));
    });
    http.listen(0, '127.0.0.1');
    await once(http, 'listening');
  });

  afterEach(() => {
    socket.destroy();
    http.close();
  });

  const port = () => (http.address() as AddressInfo).port;

  function listen(served: Served): void {
    const here = heard;
    served.on('message', (data: Buffer | string, isBinary: boolean) =>
      here.push(`${isBinary ? 'bytes ' : ''}${data}`),
    );
    served.on('error', () => here.push('(error)'));
    served.on('close', (code: number) => here.push(`(close ${code})`));
  }

  async function open(): Promise<{ client: WebSocket; served: Served }> {
    const client = new WebSocket(`ws://127.0.0.1:${port()}`, { perMessageDeflate: false });
    const [[served]] = await Promise.all([once(http, 'served') as Promise<[Served]>, once(client, 'open')]);
    listen(served);
    return { client, served };
  }

  /** Bytes of the client's own making, after the handshake. */
  async function openRaw(): Promise<{ raw: Socket; served: Served; answer: () => Buffer }> {
    const raw = connect({ port: port(), host: '127.0.0.1', allowHalfOpen: true });
    const pieces: Buffer[] = [];
    raw.on('data', (piece) => pieces.push(piece));
    raw.write(
      'GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
    );
    const [served] = (await once(http, 'served')) as [Served];
    listen(served);
    const answer = () => {
      const all = Buffer.concat(pieces);
      return all.subarray(all.indexOf('\r\n\r\n') + 4);
    };
    await expect.poll(() => pieces.length).toBeGreaterThan(0);
    return { raw, served, answer };
  }

  const lengths = [0, 1, 125, 126, 65_535, 65_536, mostBytes];
  it.each(lengths)('carries texts of %i letters to and fro', async (length) => {
    const { client, served } = await open();
    const text = 'é'.repeat(length / 4) + 'x'.repeat(length - 2 * Math.floor(length / 4));
    served.on('message', (data: Buffer | string) => served.send(data.toString()));
    client.send(text);
    const [data, isBinary] = await once(client, 'message');
    expect([data.toString() === text, isBinary]).toEqual([true, false]);
  });

  it('hears bytes as bytes', async () => {
    const { client } = await open();
    client.send(Buffer.from('abc'));
    await expect.poll(() => heard).toEqual(['bytes abc']);
  });

  it('hears what came with the upgrade', async () => {
    const { raw, answer } = await openRaw();
    raw.write(Buffer.from([0x81, 0x81, 0, 0, 0, 0, 65, 0x89, 0x81, 0, 0, 0, 0, 66]));
    await expect.poll(() => heard).toEqual(['A']);
    await expect.poll(answer).toEqual(Buffer.from([0x8a, 1, 66]));
    raw.destroy();
  });

  it.each([
    [4001, 'bye'],
    [1000, ''],
    [undefined, ''],
  ])('says farewell with %s as the client does', async (code, reason) => {
    const { client } = await open();
    client.close(code, reason);
    const [said, why] = await once(client, 'close');
    expect([said, String(why)]).toEqual([code ?? 1005, reason]);
    await expect.poll(() => heard).toEqual([`(close ${code ?? 1005})`]);
  });

  it('says farewell first, after all that it has sent', async () => {
    const { client, served } = await open();
    const told: string[] = [];
    client.on('message', (data) => told.push(data.toString()));
    served.send('last words');
    served.close(4002, 'go');
    const [code, reason] = await once(client, 'close');
    expect([told, code, String(reason)]).toEqual([['last words'], 4002, 'go']);
    await expect.poll(() => heard).toEqual(['(close 4002)']);
  });

  it('sends nothing after a farewell, and says so', async () => {
    const { client, served } = await open();
    served.close();
    const error = await new Promise((resolve) => served.send('too late', resolve));
    expect(error).toBeInstanceOf(Error);
    await once(client, 'close');
  });

  it('notices a client that is gone', async () => {
    const { client } = await open();
    client.terminate();
    await expect.poll(() => heard).toEqual(['(close 1006)']);
  });

  it('hangs up on a client that says nothing more', async () => {
    const { raw } = await openRaw();
    raw.end(Buffer.from([0x81, 0x81, 0, 0, 0, 0, 65]));
    await once(raw, 'end');
    await expect.poll(() => heard).toEqual(['A', '(close 1006)']);
  });

  it.each([
    ['no mask', [0x81, 0x01, 65], 1002],
    ['wrong UTF-8', [0x81, 0x81, 0, 0, 0, 0, 0xff], 1007],
    ['too much', [0x81, 0xff, 0, 0, 0, 0, 0, 0x0f, 0, 0], 1009],
  ])('hangs up on %s, and hears nothing after it', async (_, bytes, code) => {
    const { raw, answer } = await openRaw();
    raw.write(Buffer.from([...bytes, 0x81, 0x81, 0, 0, 0, 0, 65]));
    await once(raw, 'end');
    expect([answer()[0], answer()[1], answer().readUInt16BE(2)]).toEqual([0x88, 2, code]);
    raw.end();
    await expect.poll(() => heard).toEqual(['(error)', '(close 1006)']);
  });

  it('reads nothing while it is paused, and all of it afterwards', async () => {
    const { client, served } = await open();
    served.pause();
    client.send('one');
    client.ping();
    client.send('two');
    const answered = vi.fn();
    client.on('pong', answered);
    await expect.poll(() => socket.bytesRead, { timeout: 200 }).toBeGreaterThan(0);
    expect(heard).toEqual([]);
    served.resume();
    await expect.poll(() => heard).toEqual(['one', 'two']);
    await expect.poll(() => answered.mock.calls.length).toBe(1);
  });

  it('lets it be seen that a client reads nothing, and goes on once it does', async () => {
    const { client, served } = await open();
    client.pause();
    let taken = 0;
    for (let sent = 0; sent < 400; sent++) {
      served.send('x'.repeat(100_000), () => taken++);
      await turnOver();
    }
    expect(taken).toBeLessThan(400);
    let bytes = 0;
    client.on('message', (data: Buffer) => {
      bytes += data.length;
    });
    client.resume();
    await expect.poll(() => [taken, bytes], { timeout: 10_000 }).toEqual([400, 400 * 100_000]);
  });

  it('sends a frame that was made for many, in order with others', async () => {
    const { client, served } = await open();
    const told: string[] = [];
    client.on('message', (data) => told.push(data.toString()));
    const options = { readOnly: false, mask: false, rsv1: false, opcode: 1, fin: true };
    const { Sender } = ws as unknown as { Sender: { frame: (data: Buffer, options: object) => unknown } };
    const shared = Sender.frame(Buffer.from('für alle'), options);
    served.send('1');
    served._sender.sendFrame(shared);
    served.send('2');
    served._sender.sendFrame(shared);
    await expect.poll(() => told).toEqual(['1', 'für alle', '2', 'für alle']);
  });

  it.runIf(name === 'ours')('sends all of a turn in one write', async () => {
    const { client, served } = await open();
    await turnOver();
    const write = vi.spyOn(socket, 'write');
    for (const text of ['1', '2', '3']) served.send(text);
    await Promise.resolve();
    served.send('4');
    const [first] = await once(client, 'message');
    expect([first.toString(), write.mock.calls.length]).toEqual(['1', 1]);
  });
});
