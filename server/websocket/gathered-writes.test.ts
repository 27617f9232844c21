import { Writable } from 'node:stream';
import { setImmediate as turnOver } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { GatheredWrites } from './gathered-writes.ts';

/** Keeps what reaches it, a list for each write. */
function newStream() {
  const written: string[][] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      written.push([String(chunk)]);
      done();
    },
    writev(chunks, done) {
      written.push(chunks.map(({ chunk }) => String(chunk)));
      done();
    },
  });
  return { stream, written };
}

it('writes at once what was written in one turn, to each stream', async () => {
  const writes = new GatheredWrites();
  const [one, other] = [newStream(), newStream()];
  for (const text of ['a', 'b']) {
    for (const { stream } of [one, other]) {
      writes.hold(stream);
      stream.write(text);
    }
  }
  await Promise.resolve();
  expect(one.written).toEqual([]);
  await turnOver();
  expect([one.written, other.written]).toEqual([[['a', 'b']], [['a', 'b']]]);
});

it('holds nothing back longer than a turn', async () => {
  const writes = new GatheredWrites();
  const { stream, written } = newStream();
  for (const text of ['a', 'b']) {
    writes.hold(stream);
    stream.write(text);
    await turnOver();
  }
  expect(written).toEqual([['a'], ['b']]);
});

it('loses nothing of a stream that ends meanwhile', async () => {
  const writes = new GatheredWrites();
  const { stream, written } = newStream();
  writes.hold(stream);
  stream.write('a');
  stream.end();
  await turnOver();
  expect(written.flat()).toEqual(['a']);
});
