import { expect } from '@playwright/test';
import { decodeJwt } from 'jose';
import { pino } from 'pino';
import { RedisBans } from '../server/limits/redis-bans.ts';
import { subject } from '../server/limits/subject.ts';
import { RedisLink } from '../server/redis/link.ts';
import { expectAccessible } from './expect-accessible.ts';
import { test } from './own-cluster.ts';
import type { Person } from './person.ts';

async function userIdOf({ page }: Person): Promise<string> {
  const handle = await page.waitForFunction(() => localStorage.getItem('aleatoria.token'));
  return decodeJwt(JSON.parse((await handle.jsonValue()) ?? '')).sub ?? '';
}

async function ban(redisUrl: string, userId: string, forMs: number): Promise<void> {
  const link = new RedisLink({ url: redisUrl });
  await link.connect(5_000);
  await new RedisBans(link, pino({ level: 'silent' })).put(subject('person', userId), forMs);
  link.close();
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`whoever is kept out learns why and until when, in ${colorScheme} colours`, async ({
    newPerson,
    cluster,
  }) => {
    const alice = await newPerson({ colorScheme, viewport: { width: 320, height: 640 } });
    await alice.search('Text');
    await expect(alice.heading('Looking for someone…')).toBeVisible();
    await ban(cluster.redis.url, await userIdOf(alice), 10 * 60_000);
    await alice.search('Text');
    const alert = alice.page.getByRole('alert');
    await expect(alert).toContainText(/You can't use this site until .+\./);
    await expect(alert).toContainText('Far too much came from you in a short time.');
    await expectAccessible(alice.page);
    await alice.page.getByRole('link', { name: 'Back to the start' }).click();
    await expect(alice.startButton).toBeVisible();
  });
}

test('whoever was kept out may go on when it is over', async ({ newPerson, cluster }) => {
  const alice = await newPerson();
  await alice.search('Text');
  await expect(alice.heading('Looking for someone…')).toBeVisible();
  await ban(cluster.redis.url, await userIdOf(alice), 5_000);
  await alice.search('Text');
  await expect(alice.page.getByRole('alert')).toBeVisible();
  await alice.button('Go on').click();
  await expect(alice.heading('Looking for someone…')).toBeVisible();
});
