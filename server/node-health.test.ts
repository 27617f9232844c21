import { EventEmitter } from 'node:events';
import { describe, expect, test } from 'vitest';
import { NodeHealth } from './node-health.ts';
import type { RedisLink } from './redis/link.ts';

/** As much of a link as its health shows. */
function fakeLink(isUp: boolean) {
  return Object.assign(new EventEmitter(), { isUp }) as RedisLink & { isUp: boolean };
}

describe('the health of a node', () => {
  test('without Redis is ready at once', () => {
    const health = new NodeHealth(undefined);
    expect(health).toMatchObject({ phase: 'ready', redis: 'none' });
  });

  test('is ready from the first contact with Redis, and stays so when Redis goes', () => {
    const link = fakeLink(false);
    const health = new NodeHealth(link);
    expect(health).toMatchObject({ phase: 'starting', redis: 'down' });
    Object.assign(link, { isUp: true });
    link.emit('up');
    expect(health).toMatchObject({ phase: 'ready', redis: 'up' });
    Object.assign(link, { isUp: false });
    expect(health).toMatchObject({ phase: 'ready', redis: 'down' });
  });

  test('stays draining, also when Redis comes', () => {
    const link = fakeLink(false);
    const health = new NodeHealth(link);
    health.drain();
    link.emit('up');
    expect(health.phase).toBe('draining');
  });
});
