import { describe, expect, it } from 'vitest';
import { aMember } from '../testing/a-member.ts';
import type { RoomStore } from './room-store.ts';

/** What every store of rooms promises of the lists of them, in tests. */
export function roomListContract(open: () => Promise<RoomStore>): void {
  describe('the list of rooms', () => {
    it('lists rooms largest first, and forgets empty ones', async () => {
      const store = await open();
      await fill(store, { small: 1, large: 3, middle: 2, gone: 1 });
      await store.leave('gone', aMember('gone0', 'n1', 'gone0'));
      expect(await store.list({ prefix: '', limit: 5 })).toEqual({
        rooms: [
          { room: 'large', memberCount: 3 },
          { room: 'middle', memberCount: 2 },
          { room: 'small', memberCount: 1 },
        ],
      });
    });

    it('lists by the beginning of the name, of any script', async () => {
      const store = await open();
      await fill(store, { кот: 1, коты: 2, 'a.*': 1, aha: 1 });
      const named = async (prefix: string) =>
        (await store.list({ prefix, limit: 5 })).rooms.map(({ room }) => room);
      expect(await named('кот')).toEqual(['коты', 'кот']);
      expect(await named('a.')).toEqual(['a.*']);
      expect(await named('x')).toEqual([]);
    });

    it('pages through the list, each room once, equals too', async () => {
      const store = await open();
      await fill(store, { a: 2, b: 1, c: 1, d: 1, e: 1, f: 3, x: 1 });
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await store.list({ prefix: '', limit: 2, cursor });
        seen.push(...page.rooms.map(({ room }) => room));
        cursor = page.cursor;
      } while (cursor !== undefined);
      expect(seen.slice(0, 2)).toEqual(['f', 'a']);
      expect([...seen].sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'x']);
    });

    it('goes on where the page ended when that room has changed or gone', async () => {
      const store = await open();
      await fill(store, { large: 3, middle: 2, small: 1 });
      const { cursor } = await store.list({ prefix: '', limit: 2 });
      await store.purge('middle', 'n1');
      const { rooms } = await store.list({ prefix: '', limit: 2, cursor });
      expect(rooms).toEqual([{ room: 'small', memberCount: 1 }]);
    });

    it('refuses a cursor that it has not given', async () => {
      const store = await open();
      await expect(store.list({ prefix: '', limit: 2, cursor: 'rubbish' })).rejects.toMatchObject({
        code: 'bad_request',
      });
    });
  });
}

async function fill(store: RoomStore, sizes: Record<string, number>): Promise<void> {
  for (const [room, size] of Object.entries(sizes)) {
    for (let index = 0; index < size; index++) {
      await store.join(room, aMember(`${room}${index}`, 'n1', `${room}${index}`));
    }
  }
}
