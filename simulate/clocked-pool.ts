import { readConfig } from '../server/config.ts';
import type { Pool, PoolEvent } from '../server/matching/pool.ts';
import { readPoolEvent } from '../server/matching/read-pool-event.ts';
import { RedisPool } from '../server/matching/redis-pool.ts';
import { names } from '../server/names.ts';
import type { RedisLink } from '../server/redis/link.ts';
import { poolSettings } from '../server/stores.ts';

export const nodeId = 'simulated';
const mark = 'mark';
/** That of the process, as for a node. Nothing is signed here. */
const environment = { ...process.env, JWT_SECRET: 'the secret of a simulation is none' };

/** The real pool in a real Redis, with the settings of a node and a clock of its own: the scripts take the time as a setting. */
export class ClockedPool {
  readonly pool: Pool;
  readonly #link: RedisLink;
  readonly #settings = { ...poolSettings(readConfig(environment)), now: 1_800_000_000_000 };
  readonly #startedAt = this.#settings.now;
  #heardAll = Promise.withResolvers<void>();

  constructor(link: RedisLink) {
    this.#link = link;
    this.pool = new RedisPool(link, this.#settings);
  }

  get elapsedMs(): number {
    return this.#settings.now - this.#startedAt;
  }

  pass(ms: number): void {
    this.#settings.now += ms;
  }

  async listen(listener: (event: PoolEvent) => void): Promise<void> {
    await this.#link.subscribe(names.nodeChannel(nodeId), (json) => {
      if (json === mark) this.#heardAll.resolve();
      else for (const event of JSON.parse(json)) listener(readPoolEvent(event));
    });
  }

  /** Resolves once all that the pool has told so far is heard. */
  async heard(): Promise<void> {
    this.#heardAll = Promise.withResolvers<void>();
    await this.#link.publish(names.nodeChannel(nodeId), mark);
    await this.#heardAll.promise;
  }

  /** What one node swept a moment ago, another leaves alone; that moment is one of Redis's own time. */
  async sweep(): Promise<void> {
    await this.#link.call((client) => client.del(names.pool('swept')));
    await this.pool.sweep();
  }
}
