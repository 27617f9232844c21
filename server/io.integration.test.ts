import { once } from 'node:events';
import { expect, it } from 'vitest';
import { Person } from './testing/person.ts';
import { startApp } from './testing/start-app.ts';

it.each(['websocket', 'polling'])(
  'clients over %s come back by themselves when a node ends',
  async (name) => {
    const before = await startApp({ NODE_NAME: 'before' });
    const options = {
      transports: [name],
      reconnection: true,
      reconnectionDelay: 100,
      reconnectionDelayMax: 200,
    };
    const ann = await Person.connect(before.url, options);
    const gone = once(ann.socket as never, 'disconnect');
    await before.close();
    expect(await ann.next('server_notice')).toMatchObject({ code: 'draining' });
    expect(await gone).toContain('transport close');
    const after = await startApp({ NODE_NAME: 'after', PORT: String(before.port) });
    expect((await ann.next('session', 10_000)).nodeId).toMatch(/^after-/);
    ann.close();
    await after.close();
  },
);
