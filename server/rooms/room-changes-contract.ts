import { describe, expect, it } from 'vitest';
import { aMember } from '../testing/a-member.ts';
import type { RoomChange, RoomChanges } from './room-changes.ts';
import type { RoomStore } from './room-store.ts';

/** What every store promises of the changes in its rooms. `open` gives a new one. */
export function roomChangesContract(open: () => Promise<RoomStore>): void {
  async function listen(room: string) {
    const store = await open();
    const heard: RoomChanges[] = [];
    await store.changes.subscribe(room, (changes) => heard.push(changes));
    const changes = () => heard.flatMap((each) => each.changes ?? []);
    return { store, heard, changes };
  }

  describe('what changes', () => {
    it('is told in order, each with a version of its own', async () => {
      const { store, heard, changes } = await listen('room');
      await store.join('room', aMember('ann'));
      await store.join('room', aMember('ben'));
      await store.join('room', { ...aMember('ben'), connectionId: 'second' });
      await store.leave('room', aMember('ann'));
      await expect
        .poll(() => changes().map(inWords), { timeout: 5000 })
        .toEqual(['+ann 1', '+ben 2', '-ann 1']);
      const start = heard[0]?.since ?? 0;
      expect(changes().map(({ version }) => version - start)).toEqual([1, 2, 3]);
      expect(changes()[1]).toMatchObject({ user: { name: 'Name of ben' }, connectionId: 'ben' });
      expect((await store.members('room', { limit: 5 })).version).toBe(start + 3);
    });

    it('is told at once where nothing happened just before', async () => {
      const { store, heard } = await listen('room');
      await store.join('room', aMember('ann'));
      await expect.poll(() => heard, { timeout: 5000 }).toHaveLength(1);
    });

    it('is told together where much happens', async () => {
      const { store, heard, changes } = await listen('room');
      const people = Array.from({ length: 40 }, (_, index) => aMember(`p${index}`));
      await Promise.all(people.map((each) => store.join('room', each)));
      await expect.poll(() => changes(), { timeout: 5000 }).toHaveLength(40);
      expect(heard.length).toBeLessThan(10);
      expect(heard.slice(1).map(({ since }) => since)).toEqual(
        heard.slice(0, -1).map(({ version }) => version),
      );
      expect(new Set(changes().map(inWords)).size).toBe(40);
    });

    it('is told at once of a node that is lost', async () => {
      const { store, changes } = await listen('room');
      await store.join('room', aMember('ann', 'n1'));
      await store.join('room', aMember('ben', 'n2'));
      await store.join('room', aMember('cleo', 'n2'));
      await store.purge('room', 'n2');
      await expect
        .poll(() => changes().map(inWords).sort(), { timeout: 5000 })
        .toEqual(['+ann 1', '+ben 2', '+cleo 3', '-ben 2', '-cleo 1'].sort());
    });

    it('can be asked for, from a version on', async () => {
      const store = await open();
      await store.join('room', aMember('ann'));
      const { version } = await store.members('room', { limit: 5 });
      expect(await store.changes.since('room', version)).toMatchObject({
        since: version,
        version,
        changes: [],
      });
      await store.join('room', aMember('ben'));
      await store.leave('room', aMember('ben'));
      const { changes, ...rest } = await store.changes.since('room', version);
      expect(changes?.map(inWords)).toEqual(['+ben 2', '-ben 1']);
      expect(rest).toEqual({ since: version, version: version + 2, memberCount: 1 });
    });

    it('is only counted where nobody knows any more what it was, or in a large room', async () => {
      const { store, heard } = await listen('room');
      await store.join('room', aMember('ann'));
      const { version } = await store.members('room', { limit: 5 });
      expect(await store.changes.since('room', version - 1000)).not.toHaveProperty('changes');
      const people = Array.from({ length: 230 }, (_, index) => aMember(`p${index}`));
      await Promise.all(people.map((each) => store.join('room', each)));
      const all = { version: version + 230, memberCount: 231 };
      expect(await store.changes.since('room', version)).toEqual({ since: version, ...all });
      await expect.poll(() => heard.at(-1), { timeout: 5000 }).toMatchObject(all);
      expect(heard.at(-1)).not.toHaveProperty('changes');
    });

    it('never has a version that the room had before it was empty', async () => {
      const store = await open();
      const versions: number[] = [];
      for (const id of ['ann', 'ben', 'cleo']) {
        await store.join('room', aMember(id));
        versions.push((await store.members('room', { limit: 5 })).version);
        await store.leave('room', aMember(id));
        expect(await store.changes.since('room', 0)).toMatchObject({ version: 0, memberCount: 0 });
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      expect(new Set(versions).size).toBe(3);
      expect(versions).toEqual([...versions].sort((a, b) => a - b));
    });

    it('is not heard any more once that is ended', async () => {
      const { store, heard } = await listen('room');
      await store.changes.unsubscribe('room');
      await store.join('room', aMember('ann'));
      const again: RoomChanges[] = [];
      await store.changes.subscribe('room', (changes) => again.push(changes));
      await store.join('room', aMember('ben'));
      await expect.poll(() => again, { timeout: 5000 }).toHaveLength(1);
      expect(heard).toEqual([]);
    });
  });
}

function inWords(change: RoomChange): string {
  const who = change.kind === 'joined' ? `+${change.user.id}` : `-${change.userId}`;
  return `${who} ${change.memberCount}`;
}
