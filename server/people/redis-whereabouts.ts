import { eachOf } from '../each-of.ts';
import { names } from '../names.ts';
import type { RedisLink } from '../redis/link.ts';
import { readScript } from '../redis/script.ts';
import { knownMs } from './people.ts';
import type { Whereabout, Whereabouts } from './whereabouts.ts';

const depart = readScript(new URL('./depart.lua', import.meta.url));

/** The nodes of each person, and the people of each node, so that a lost one can be cleared. */
export class RedisWhereabouts implements Whereabouts {
  readonly #link: RedisLink;

  constructor(link: RedisLink) {
    this.#link = link;
  }

  async arrive(userId: string, nodeId: string): Promise<void> {
    const key = names.userNodes(userId);
    await this.#link.call((client) =>
      Promise.all([
        client.sAdd(names.nodePeople(nodeId), userId),
        client.sAdd(key, nodeId),
        client.pExpire(key, knownMs),
      ]),
    );
  }

  async depart(userId: string, nodeId: string): Promise<void> {
    await this.#link.call((client) => client.sRem(names.userNodes(userId), nodeId));
    await this.#link.run(depart, [names.person(userId)], [String(knownMs)]);
    await this.#link.call((client) => client.sRem(names.nodePeople(nodeId), userId));
  }

  async purge(nodeId: string): Promise<string[]> {
    const userIds = await this.#link.call((client) => client.sMembers(names.nodePeople(nodeId)));
    await eachOf(userIds, (userId) => this.depart(userId, nodeId));
    return userIds;
  }

  async find(userIds: readonly string[]): Promise<Whereabout[]> {
    const found = await this.#link.call((client) =>
      Promise.all(
        userIds.map((id) =>
          Promise.all([client.sMembers(names.userNodes(id)), client.hGet(names.person(id), 'seenAt')]),
        ),
      ),
    );
    return found.map(([nodeIds, seenAt]) => ({
      nodeIds,
      seenAt: seenAt === null ? undefined : new Date(Number(seenAt)),
    }));
  }

  async announce(userId: string): Promise<void> {
    await this.#link.publish(names.presenceChannel(userId), '');
  }

  watch(userId: string, listener: () => void): Promise<void> {
    return this.#link.subscribe(names.presenceChannel(userId), listener);
  }

  unwatch(userId: string): void {
    this.#link.unsubscribe(names.presenceChannel(userId)).catch(() => {});
  }

  onInterrupted(listener: () => void): void {
    this.#link.on('up', listener);
  }
}
