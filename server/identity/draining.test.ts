import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { Server } from 'socket.io';
import { expect, test } from 'vitest';
import { readConfig } from '../config.ts';
import { Meters } from '../limits/meters.ts';
import { Throttle } from '../limits/throttle.ts';
import { poolSettings } from '../matching/pool-bench.ts';
import { MemoryAdmission } from '../memory/admission.ts';
import { MemoryBans } from '../memory/bans.ts';
import { MemoryLedger } from '../memory/ledger.ts';
import { MemoryPeople } from '../memory/people.ts';
import { MemoryPool } from '../memory/pool.ts';
import { Metrics } from '../metrics.ts';
import { NodeHealth } from '../node-health.ts';
import { Person } from '../testing/person.ts';
import { testSecret } from '../testing/start-app.ts';
import { authenticate } from './authenticate.ts';

test('a node that is about to end sends who comes to another, soon', async () => {
  const health = new NodeHealth(undefined);
  const http = createServer();
  const io = new Server(http);
  io.use(
    authenticate({
      config: readConfig({ JWT_SECRET: testSecret }),
      health,
      people: new MemoryPeople(),
      pool: new MemoryPool(poolSettings, () => {}),
      admission: new MemoryAdmission({ perUser: 0, perAddress: 0 }),
      throttle: new Throttle(new Meters(new MemoryLedger(), { all: 0, address: 0 }), () => {}),
      bans: new MemoryBans(),
      metrics: new Metrics(),
      log: pino({ level: 'silent' }),
    }),
  );
  await once(http.listen(0, '127.0.0.1'), 'listening');
  health.drain();
  const person = Person.connect(`http://127.0.0.1:${(http.address() as AddressInfo).port}`);
  await expect(person).rejects.toMatchObject({
    data: { code: 'draining', message: expect.any(String), retryAfterMs: 1000 },
  });
  await io.close();
});
