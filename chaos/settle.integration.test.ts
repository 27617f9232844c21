import { expect, it } from 'vitest';
import { startApp } from '../server/testing/start-app.ts';
import { enterAll, settle } from './talkers.ts';

it('says which client in which room did not settle, and which messages', async () => {
  const app = await startApp();
  const talkers = await enterAll(app.url, 2, ['hall', 'attic']);
  try {
    await settle(talkers, 5_000);
    const [userId] = talkers.map(({ client }) => client.connection.session.value?.user.id);
    await app.close();
    const clientId = talkers[0]?.rooms.get('attic')?.say('anybody?');
    const failing = settle(talkers, 200);
    await expect(failing).rejects.toThrow(/^This did not settle within 0\.2 s:\n/);
    await expect(failing).rejects.toThrow(`attic: client 0 (${userId}), link `);
    await expect(failing).rejects.toThrow(`messages not taken: 1, the first "anybody?" (${clientId})`);
  } finally {
    for (const { client } of talkers) client.connection.close();
  }
});
