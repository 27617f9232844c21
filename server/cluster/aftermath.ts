import type { Logger } from 'pino';
import { names } from '../names.ts';
import type { RedisLink } from '../redis/link.ts';

/** The second time is for what a node that mourned this one was still taking out at the first. */
const assertTimes = 2;

interface AftermathOptions {
  link: RedisLink;
  /** As of the last beat. */
  isLost: (nodeId: string) => boolean;
  onError: (error: unknown) => void;
  log: Logger;
}

/** What follows from a beat: lost nodes are cleared away, and a forgotten one asserts again what it holds. */
export class Aftermath {
  readonly #options: AftermathOptions;
  readonly #lost: ((nodeId: string) => Promise<void>)[] = [];
  readonly #forgotten: (() => Promise<void>)[] = [];
  readonly #underWay = new Set<string>();
  /** How often all has still to be asserted again. */
  #assertionsDue = 0;

  constructor(options: AftermathOptions) {
    this.#options = options;
  }

  onLost(listener: (nodeId: string) => Promise<void>): void {
    this.#lost.push(listener);
  }

  onForgotten(listener: () => Promise<void>): void {
    this.#forgotten.push(listener);
  }

  /** Works beside the beat, which must not wait. What fails is tried again after a later beat. */
  begin({ isKnown, lost }: { isKnown: boolean; lost: readonly string[] }): void {
    if (!isKnown) this.#assertionsDue = assertTimes;
    if (this.#assertionsDue > 0) this.#once('forgotten', () => this.#assertAgain());
    for (const each of lost) this.#once(each, () => this.#mourn(each));
  }

  #once(task: string, work: () => Promise<void>): void {
    if (this.#underWay.has(task)) return;
    this.#underWay.add(task);
    work()
      .catch(this.#options.onError)
      .finally(() => this.#underWay.delete(task));
  }

  async #assertAgain(): Promise<void> {
    this.#options.log.warn('this node was forgotten: it asserts again what it holds');
    const due = this.#assertionsDue;
    this.#assertionsDue = 0;
    try {
      await Promise.all(this.#forgotten.map((listener) => listener()));
      this.#assertionsDue = Math.max(this.#assertionsDue, due - 1);
    } catch (error) {
      this.#assertionsDue = assertTimes;
      throw error;
    }
  }

  /** The lost node stays listed until its entries are gone, or it is back. */
  async #mourn(nodeId: string): Promise<void> {
    const { link, isLost, log } = this.#options;
    const hasEnded = !(await link.call((client) => client.hExists(names.nodesConnections, nodeId)));
    if (hasEnded) log.info({ ended: nodeId }, 'a node that has ended is cleared away');
    else log.warn({ lost: nodeId }, 'a node was lost');
    await Promise.all(this.#lost.map((listener) => listener(nodeId)));
    if (isLost(nodeId)) await this.#forget(nodeId);
  }

  async #forget(nodeId: string): Promise<void> {
    await this.#options.link.call((client) =>
      Promise.all([client.zRem(names.nodes, nodeId), client.hDel(names.nodesConnections, nodeId)]),
    );
  }
}
