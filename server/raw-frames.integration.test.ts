import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Conversation, keepTalking } from './testing/keep-talking.ts';
import { RawClient } from './testing/raw-client.ts';
import { type StartedApps, startApps } from './testing/start-apps.ts';

let apps: StartedApps;
let conversation: Conversation;
let mallory: RawClient | undefined;

beforeAll(async () => {
  apps = await startApps(2);
  conversation = await keepTalking(await apps.connect(0), await apps.connect(1));
});
afterEach(async () => {
  mallory?.close();
  mallory = undefined;
  const newcomer = await RawClient.connect(apps.url(0));
  expect(await newcomer.isServed()).toBe(true);
  newcomer.close();
});
afterAll(async () => {
  expect(await conversation.end()).toEqual([]);
  await apps.close();
});

const bytes = Uint8Array.of(1, 2, 3);
const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

describe('a node goes on serving the sender of', () => {
  it.each<[string, ...(string | Uint8Array<ArrayBuffer>)[]]>([
    ['an event without a name', '42'],
    ['a request for an answer without an event', '420'],
    ['an event whose name is a number', '421[7,{}]'],
    ['an event that is called error', '421["error",{"message":"boom"}]'],
    ['events that are called like what every object has', '421["__proto__",{}]', '422["constructor",{}]'],
    ['an answer to nothing', '43', '430[]', '43999[{"ok":true}]', '430[[[[]]]]'],
    ['a payload nested 10 000 deep', `421["join_room",${deep(10_000)}]`],
    ['a room nested 60 000 deep', `421["join_room",{"room":${deep(60_000)}}]`],
    ['a signal nested 60 000 deep', `421["webrtc_signal",{"matchId":"1","signal":${deep(60_000)}}]`],
    ['a payload that is binary', '451-1["join_room",{"_placeholder":true,"num":0}]', bytes],
    ['a room that is binary', '451-1["join_room",{"room":{"_placeholder":true,"num":0}}]', bytes],
    ['more bytes than anybody needs', '4599999-1["join_room",{"_placeholder":true,"num":0}]'],
    ['bytes that were announced and do not come', '452-1["join_room",{"_placeholder":true,"num":0}]', bytes],
    ['bytes that nobody announced', bytes],
    ['an answer that is binary', '461-0[{"_placeholder":true,"num":0}]', bytes],
    ['bytes with a payload nested 30 000 deep', `451-["x",${deep(30_000)}]`, bytes],
    ['a name of 100 KB', `421["${'x'.repeat(100_000)}",{}]`],
    ['the same key many times', `421["join_room",{${'"room":"x y",'.repeat(5000)}"room":"x y"}]`],
    ['a namespace that is not there', '40/admin,{"token":"x"}'],
    ['a pong that nobody waits for', '3', '3probe'],
  ])('%s', async (_what, ...frames) => {
    mallory = await RawClient.connect(apps.url(0));
    mallory.send(...frames);
    expect(await mallory.isServed()).toBe(true);
  });
});

describe('a node ends the connection of the sender of', () => {
  it.each<[string, ...(string | Uint8Array<ArrayBuffer>)[]]>([
    ['broken JSON', '421["join_room",{'],
    ['an event that is no list', '42{"a":1}'],
    ['an event without a name in its list', '42[]'],
    ['events with reserved names', '42["disconnect"]'],
    ['a second greeting', '40'],
    ['an unknown kind of packet', '49["x"]'],
    ['an error that only a node may send', '44{"message":"x"}'],
    ['a request in a namespace that is not there', '42/other,["join_room",{}]'],
    ['bytes and no event', '451-[{"_placeholder":true,"num":0}]', bytes],
    ['a frame over 128 KiB', `42["${'x'.repeat(128 * 1024)}",{}]`],
  ])('%s, and nobody else’s', async (_what, ...frames) => {
    mallory = await RawClient.connect(apps.url(0));
    mallory.send(...frames);
    expect(await mallory.isServed()).toBe(false);
  });
});

it('lets in nobody by a greeting that is broken', async () => {
  for (const greeting of ['40[]', '40"token"', '40{"token":', '40null', '42["get_rooms",{}]', '41', bytes]) {
    mallory = await RawClient.open(apps.url(0));
    mallory.send(greeting);
    expect(await mallory.isServed(), String(greeting)).toBe(false);
    expect(mallory.frames.join()).not.toContain('session');
  }
});

it('answers a greeting whose token is no text as one with a bad token', async () => {
  for (const token of ['{"a":{}}', '[]', '7', `"${'x'.repeat(100_000)}"`, deep(10_000)]) {
    mallory = await RawClient.open(apps.url(0));
    mallory.send(`40{"token":${token}}`);
    expect(await mallory.next((frame) => frame.startsWith('44'))).toContain('"code":"invalid_token"');
    mallory.close();
  }
});

it('hears no request after the farewell of who makes it', async () => {
  mallory = await RawClient.connect(apps.url(0));
  mallory.send('41', '421["request_random_peer",{"mode":"text","languages":["xx"]}]');
  const ann = await apps.connect(0);
  expect(await ann.search({ languages: ['xx'] })).toEqual({ ok: true, status: 'waiting' });
  ann.close();
});

it('counts nobody twice, and in the end nobody, for many greetings at once', async () => {
  const count = async (): Promise<number> => {
    const { connections } = await (await fetch(`${apps.url(0)}/ws/health`)).json();
    return connections;
  };
  await expect.poll(count).toBe(1);
  mallory = await RawClient.open(apps.url(0));
  mallory.send('40', '40', '40');
  await mallory.next((frame) => frame.startsWith('42["session"'));
  mallory.close();
  await expect.poll(count).toBe(1);
});

it('knows no session by a name that every object has', async () => {
  for (const sid of ['__proto__', 'constructor', 'hasOwnProperty', 'n0.unknown', '%00']) {
    const address = `${apps.url(0)}/socket.io/?EIO=4&transport=polling&sid=${sid}`;
    expect((await fetch(address)).status).toBe(400);
    expect((await fetch(address, { method: 'POST', body: '40' })).status).toBe(400);
  }
});

it('refuses by polling a body over 128 KiB, and other protocols', async () => {
  const address = `${apps.url(0)}/socket.io/?transport=polling`;
  const opening = await (await fetch(`${address}&EIO=4`)).text();
  const { sid } = JSON.parse(opening.slice(1)) as { sid: string };
  const body = `4${'x'.repeat(128 * 1024)}`;
  const answer = await fetch(`${address}&EIO=4&sid=${sid}`, { method: 'POST', body }).catch(() => undefined);
  expect([413, undefined]).toContain(answer?.status);
  expect((await fetch(`${address}&EIO=3`)).status).toBe(400);
  expect((await fetch(`${address}&EIO=4`, { method: 'DELETE' })).status).toBe(400);
});
