import type { Logger } from 'pino';
import type { Nodes } from '../cluster/nodes.ts';
import { MemoryAdmission } from '../memory/admission.ts';
import { names } from '../names.ts';
import type { RedisLink } from '../redis/link.ts';
import { RedisUnavailable } from '../redis/redis-unavailable.ts';
import { readScript } from '../redis/script.ts';
import type { Admission, ConnectionLimits, Visitor } from './admission.ts';

const script = readScript(new URL('./admit.lua', import.meta.url));
const lifeMs = 3 * 3600_000;
const batch = 200;

interface RedisAdmissionOptions {
  link: RedisLink;
  nodes: Nodes;
  limits: ConnectionLimits;
  log: Logger;
}

interface Counted {
  key: string;
  limit: number;
}

/** One entry a connection in Redis, under its person and under its address, with the name of its node. */
export class RedisAdmission implements Admission {
  readonly #options: RedisAdmissionOptions;
  readonly #own: MemoryAdmission;
  /** Gone, though Redis may still count them. */
  readonly #gone = new Map<string, Visitor>();
  readonly #timer: NodeJS.Timeout;
  #isRemoving = false;

  constructor(options: RedisAdmissionOptions) {
    this.#options = options;
    this.#own = new MemoryAdmission(options.limits);
    // Entries end by themselves, since a node that is lost takes none back; those that hold are renewed in time.
    this.#timer = setInterval(this.#assertAgain, lifeMs / 3).unref();
    options.link.on('up', this.#assertAgain);
    options.nodes.onForgotten(this.#assertAgain);
  }

  async admit(visitor: Visitor): Promise<'admitted' | 'user_limit' | 'address_limit'> {
    const own = await this.#own.admit(visitor);
    if (own !== 'admitted') return own;
    const { ofUser, ofAddress } = this.#counted(visitor);
    const [isUserIn, isAddressIn] = await Promise.all([
      this.#count(visitor, ofUser),
      this.#count(visitor, ofAddress),
    ]);
    if (isUserIn && isAddressIn) return 'admitted';
    this.release(visitor.connectionId);
    return isUserIn ? 'address_limit' : 'user_limit';
  }

  release(connectionId: string): void {
    const visitor = this.#own.release(connectionId);
    if (visitor === undefined) return;
    this.#gone.set(connectionId, visitor);
    this.#removeGone().catch(this.#note);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#options.link.off('up', this.#assertAgain);
  }

  /** What Redis does not answer counts as admitted: this node's own count has let it in. */
  async #count(visitor: Visitor, { key, limit }: Counted): Promise<boolean> {
    if (limit === 0) return true;
    const { link, nodes } = this.#options;
    const args = [this.#entry(visitor), String(limit), String(lifeMs), nodes.nodeId, ...nodes.living];
    try {
      return (await link.run<number>(script, [key], args)) === 1;
    } catch (error) {
      this.#note(error);
      return true;
    }
  }

  /** Few at a time, and one after the other, so that a crowd that leaves does not fill the link's queue. */
  async #removeGone(): Promise<void> {
    if (this.#isRemoving) return;
    this.#isRemoving = true;
    try {
      while (this.#gone.size > 0 && this.#options.link.isUp) {
        const visitors = [...this.#gone.values().take(batch)];
        await this.#options.link.call((client) =>
          Promise.all(
            visitors.flatMap((each) => this.#keys(each).map((key) => client.zRem(key, this.#entry(each)))),
          ),
        );
        for (const each of visitors) this.#gone.delete(each.connectionId);
      }
    } finally {
      this.#isRemoving = false;
    }
  }

  readonly #assertAgain = async (): Promise<void> => {
    const visitors = [...this.#own.visitors];
    for (let start = 0; start < visitors.length; start += batch) {
      await Promise.all(visitors.slice(start, start + batch).map((each) => this.#assert(each)));
    }
    await this.#removeGone().catch(this.#note);
  };

  /** A connection that is there counts, also over the limit. */
  async #assert(visitor: Visitor): Promise<void> {
    const anyNumber = Number.MAX_SAFE_INTEGER;
    await Promise.all(this.#keys(visitor).map((key) => this.#count(visitor, { key, limit: anyNumber })));
    if (!this.#own.holds(visitor.connectionId)) this.#gone.set(visitor.connectionId, visitor);
  }

  #keys(visitor: Visitor): string[] {
    const { ofUser, ofAddress } = this.#counted(visitor);
    return [ofUser, ofAddress].filter(({ limit }) => limit > 0).map(({ key }) => key);
  }

  #counted(visitor: Visitor): { ofUser: Counted; ofAddress: Counted } {
    const { perUser, perAddress } = this.#options.limits;
    return {
      ofUser: { key: names.userConnections(visitor.userId), limit: perUser },
      ofAddress: { key: names.addressConnections(visitor.addressHash), limit: perAddress },
    };
  }

  #entry(visitor: Visitor): string {
    return `${this.#options.nodes.nodeId}/${visitor.connectionId}`;
  }

  readonly #note = (error: unknown): void => {
    if (error instanceof RedisUnavailable) return;
    this.#options.log.error({ err: error }, 'the connections of a person could not be counted in Redis');
  };
}
