import type { User } from '../../shared/events.ts';
import { names } from '../names.ts';
import type { RedisLink } from '../redis/link.ts';
import { knownMs, type People } from './people.ts';

/** A hash for each person. */
export class RedisPeople implements People {
  readonly #link: RedisLink;

  constructor(link: RedisLink) {
    this.#link = link;
  }

  async remember({ id, name }: User): Promise<void> {
    const key = names.person(id);
    await this.#link.call((client) =>
      Promise.all([client.hSet(key, 'name', name), client.pExpire(key, knownMs)]),
    );
  }

  async find(userIds: readonly string[]): Promise<(User | undefined)[]> {
    const found = await this.#link.call((client) =>
      Promise.all(userIds.map((id) => client.hGet(names.person(id), 'name'))),
    );
    return userIds.map((id, index) => {
      const name = found[index];
      return typeof name === 'string' ? { id, name } : undefined;
    });
  }
}
