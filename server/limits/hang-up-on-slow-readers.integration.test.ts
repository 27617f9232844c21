import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { Person } from '../testing/person.ts';
import { type StartedApp, startApp } from '../testing/start-app.ts';

let app: StartedApp;
let ann: Person;

beforeAll(async () => {
  app = await startApp();
  ann = await Person.connect(app.url);
  await ann.do('join_room', { room: 'long' });
  for (let each = 0; each < 100; each++) {
    await ann.do('chat_message', { room: 'long', text: 'x'.repeat(4000), clientId: `${each}` });
  }
});

afterAll(async () => {
  ann.close();
  await app.close();
});

const join = '420["join_room",{"room":"long","limit":1}]';
const ask = '421["get_recent_messages",{"room":"long","limit":100}]';

async function connections(): Promise<number> {
  const { connections } = await (await fetch(`${app.url}/ws/health`)).json();
  return connections;
}

/** Asks again until so many have been hung up on. */
async function askUntil(hungUpOn: number, ask: () => Promise<unknown>): Promise<void> {
  const count = async () => {
    await ask();
    const metrics = await (await fetch(`${app.url}/metrics`)).text();
    return metrics.includes(`connection_errors_total{code="slow_reader"} ${hungUpOn}\n`);
  };
  await expect.poll(count, { timeout: 10_000 }).toBe(true);
}

it('hangs up on who asks by WebSocket and reads no answer, and on nobody else', async () => {
  const mallory = new WebSocket(`${app.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  await once(mallory, 'open');
  mallory.send('40');
  await expect.poll(connections).toBe(2);
  mallory.send(join);
  mallory.pause();
  await askUntil(1, async () => {
    for (let each = 0; each < 20; each++) mallory.send(ask);
  });
  mallory.terminate();
  expect(ann.socket.connected).toBe(true);
  expect(await connections()).toBe(1);
});

it('hangs up on who asks by POST and never polls', async () => {
  const address = `${app.url}/socket.io/?EIO=4&transport=polling`;
  const { sid } = JSON.parse((await (await fetch(address)).text()).slice(1)) as { sid: string };
  const post = (body: string) => fetch(`${address}&sid=${sid}`, { method: 'POST', body });
  await post('40');
  await expect.poll(async () => (await fetch(`${address}&sid=${sid}`)).text()).toContain('42["session"');
  await post(join);
  await askUntil(2, () => post(ask));
  expect((await fetch(`${address}&sid=${sid}`)).status).toBe(400);
});

it('serves who asks for as much and reads it', async () => {
  const pages = await Promise.all(
    Array.from({ length: 100 }, () => ann.do('get_recent_messages', { room: 'long', limit: 100 })),
  );
  expect(pages.map(({ messages }) => messages.length)).toEqual(Array(100).fill(100));
});
