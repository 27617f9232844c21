import type { User } from '../../shared/events.ts';
import { names } from '../names.ts';
import type { RedisLink } from '../redis/link.ts';
import { readScript } from '../redis/script.ts';
import { knownMs, type People, type PrivacyChange } from './people.ts';
import { openPrivacy, type Privacy } from './privacy.ts';

const arrive = readScript(new URL('./arrive.lua', import.meta.url));
const privacyFields = ['readReceipts', 'typing', 'presence'] as const;

/** A hash for each person. */
export class RedisPeople implements People {
  readonly #link: RedisLink;

  constructor(link: RedisLink) {
    this.#link = link;
  }

  async arrive({ id, name }: User, isNamed: boolean): Promise<string | undefined> {
    const args = [name, isNamed ? '1' : '0', String(knownMs)];
    return (await this.#link.run<string | null>(arrive, [names.person(id)], args)) ?? undefined;
  }

  async forget(userId: string): Promise<void> {
    const key = names.person(userId);
    await this.#link.call((client) =>
      client.multi().del(key).hSet(key, 'deleted', '1').pExpire(key, knownMs).exec(),
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

  async privacy(userIds: readonly string[]): Promise<Privacy[]> {
    const found = await this.#link.call((client) =>
      Promise.all(userIds.map((id) => client.hmGet(names.person(id), [...privacyFields]))),
    );
    return found.map((settings) => {
      const isOpen = settings.map((each) => each !== 'off');
      return {
        readReceipts: isOpen[0] !== false,
        typing: isOpen[1] !== false,
        presence: isOpen[2] !== false,
      };
    });
  }

  async setPrivacy(userId: string, change: PrivacyChange): Promise<Privacy> {
    const fields = privacyFields.flatMap((field) =>
      change[field] === undefined ? [] : [[field, change[field] ? 'on' : 'off'] as const],
    );
    if (fields.length > 0) {
      const key = names.person(userId);
      await this.#link.call((client) =>
        Promise.all([client.hSet(key, Object.fromEntries(fields)), client.pExpire(key, knownMs)]),
      );
    }
    const [privacy = openPrivacy] = await this.privacy([userId]);
    return privacy;
  }
}
