import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { match, Person } from './testing/person.ts';
import { type StartedApp, startApp } from './testing/start-app.ts';

let app: StartedApp;

beforeAll(async () => {
  app = await startApp();
});

afterAll(() => app.close());

/** What the docs name that looks like a metric of a node. */
const named = /`(?:rate\()?([a-z]+_[a-z0-9_]+?(?:_total|_seconds|_bytes|_active|_people))\b/g;

/** The value of one line of the metrics. */
async function counted(line: string): Promise<number> {
  const text = await (await fetch(`${app.url}/metrics`)).text();
  return Number(
    text
      .split('\n')
      .find((each) => each.startsWith(`${line} `))
      ?.slice(line.length) ?? 0,
  );
}

describe('the metrics', () => {
  test('count an event once for each client that it is delivered to', async () => {
    const people = await Promise.all([1, 2, 3].map(() => Person.connect(app.url)));
    for (const person of people) await person.do('join_room', { room: 'hall' });
    await people[0]?.do('chat_message', { room: 'hall', text: 'hello', clientId: '1' });
    await Promise.all(people.slice(1).map((person) => person.next('chat_message')));
    expect(await counted('notifications_sent_total{event="chat_message"}')).toBe(2);
    for (const person of people) person.close();
  });

  test('count matches once, and how long both had waited', async () => {
    const [ann, bob] = [await Person.connect(app.url), await Person.connect(app.url)];
    await match(ann, bob);
    expect(await counted('matches_total{mode="text"}')).toBe(1);
    expect(await counted('match_wait_seconds_count{mode="text"}')).toBe(2);
    ann.close();
    bob.close();
  });

  test('never name what a client made up', async () => {
    const person = await Person.connect(app.url);
    await person.send('made_up_event', {});
    expect(await (await fetch(`${app.url}/metrics`)).text()).not.toContain('made_up_event');
    person.close();
  });

  test('count handshakes that are none', async () => {
    await fetch(`${app.url}/socket.io/?EIO=4&transport=carrier-pigeon`);
    expect(await counted('connection_errors_total{code="handshake"}')).toBe(1);
  });

  test('are there under the names by which the docs tell what to watch', async () => {
    const page = await readFile(new URL('../docs/scaling.md', import.meta.url), 'utf8');
    const names = new Set([...page.matchAll(named)].map(([, name]) => name));
    expect(names.size).toBeGreaterThan(8);
    const told = await (await fetch(`${app.url}/metrics`)).text();
    expect([...names].filter((name) => !told.includes(`# TYPE ${name} `))).toEqual([]);
  });
});
