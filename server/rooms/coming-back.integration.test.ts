import { afterEach, expect, it } from 'vitest';
import type { Person } from '../testing/person.ts';
import { type StartedApps, startApps } from '../testing/start-apps.ts';

let apps: StartedApps;

afterEach(() => apps.close());

it.each([
  ['one node in memory', 0],
  ['three nodes', 3],
])('a room is told nothing of whoever comes back within 3 s, on %s', async (_, nodes) => {
  apps = await startApps(nodes);
  const enter = async (place: number, token?: string): Promise<Person> => {
    const person = await apps.connect(place, token === undefined ? {} : { auth: { token } });
    await person.do('join_room', { room: 'tea' });
    return person;
  };
  const [ann, ben, cleo] = [await enter(0), await enter(1), await enter(1)];
  await ann.next('user_joined');
  await ann.next('user_joined');
  await Promise.all([ben.lose(), cleo.lose()]);
  const lostAt = performance.now();
  await enter(2, ben.session.token);
  expect(await ann.next('user_left', 15_000)).toMatchObject({ userId: cleo.session.user.id, memberCount: 2 });
  expect(performance.now() - lostAt).toBeGreaterThan(2500);
  expect(ann.count('user_joined') + ann.count('user_left')).toBe(0);
});
