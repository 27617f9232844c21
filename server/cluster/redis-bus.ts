import type { Logger } from 'pino';
import { names } from '../names.ts';
import type { RedisLink } from '../redis/link.ts';
import type { Bus, NodeMessage } from './bus.ts';

/** A channel a node: whoever publishes names the node, and Redis wakes that one only. */
export class RedisBus<M extends NodeMessage> implements Bus<M> {
  readonly #link: RedisLink;
  readonly #nodeId: string;
  readonly #log: Logger;

  constructor(link: RedisLink, nodeId: string, log: Logger) {
    this.#link = link;
    this.#nodeId = nodeId;
    this.#log = log;
  }

  async send(nodeId: string, message: M): Promise<boolean> {
    return (await this.#link.publish(names.nodeChannel(nodeId), JSON.stringify(message))) > 0;
  }

  async listen(listener: (message: M) => void): Promise<void> {
    await this.#link.subscribe(names.nodeChannel(this.#nodeId), (json) => {
      try {
        listener(JSON.parse(json));
      } catch (error) {
        this.#log.error({ err: error }, 'a message from another node failed');
      }
    });
  }
}
