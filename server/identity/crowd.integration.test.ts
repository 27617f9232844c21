import { expect, test } from 'vitest';
import { ownApps } from '../testing/own-apps.ts';

const apps = ownApps(3, { MAX_HANDSHAKES_PER_SECOND: '100', MAX_CONNECTIONS_PER_USER: '8' });

test('400 people who come in the same instant to three nodes all get in', async () => {
  const people = await Promise.all(Array.from({ length: 400 }, (_, each) => apps.connect(each)));
  expect(new Set(people.map(({ session }) => session.user.id)).size).toBe(400);
});

test('one person who comes 30 times at once to three nodes gets in 8 times', async () => {
  const { session } = await apps.connect(0);
  const again = (each: number) => apps.connect(each, { auth: { token: session.token } });
  const outcomes = await Promise.allSettled(Array.from({ length: 29 }, (_, each) => again(each)));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(7);
});
