import type { Logger } from 'pino';
import { names } from '../names.ts';
import type { RedisLink } from '../redis/link.ts';
import type { Bus, NodeMessage } from './bus.ts';

/**
 * A channel a node: whoever publishes names the node, and Redis wakes that one only. Messages travel in lists, since
 * the pool has many for a node at a time.
 */
export class RedisBus<M extends NodeMessage> implements Bus<M> {
  readonly #link: RedisLink;
  readonly #nodeId: string;
  readonly #log: Logger;

  constructor(link: RedisLink, nodeId: string, log: Logger) {
    this.#link = link;
    this.#nodeId = nodeId;
    this.#log = log;
  }

  /** At once, so that nothing that comes of it elsewhere overtakes what this node has sent to a third. */
  async send(nodeId: string, message: M): Promise<boolean> {
    return (await this.#link.publish(names.nodeChannel(nodeId), JSON.stringify([message]))) > 0;
  }

  async listen(listener: (message: M) => void): Promise<void> {
    const hear = this.#bounded(listener);
    const hearAll = this.#bounded((json: string) => JSON.parse(json).forEach(hear));
    await this.#link.subscribe(names.nodeChannel(this.#nodeId), hearAll);
  }

  /** One message that fails keeps no other from being heard. */
  #bounded<Heard>(listener: (heard: Heard) => void): (heard: Heard) => void {
    return (heard) => {
      try {
        listener(heard);
      } catch (error) {
        this.#log.error({ err: error }, 'a message from another node failed');
      }
    };
  }
}
