import fc from 'fast-check';
import { expect, it } from 'vitest';
import { draft, type HistoryBench, type HistoryKind, type OpenHistory, speaking } from './history-bench.ts';
import { HistoryModel } from './history-model.ts';

/** That every history does as the model of one, in tests. */
export function historyModelContract(kind: HistoryKind, open: OpenHistory): void {
  const { reader, readers, room } = speaking(kind);

  it('does as its model does, whatever is appended and read in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const bench = await open({ ttlMs: 1000 });
        const model = new HistoryModel(1000);
        for (const each of steps) await take(each, bench, model);
      }),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 50) },
    );
  });

  async function take(step: Step, { history, pass, now }: HistoryBench, model: HistoryModel): Promise<void> {
    if (step.kind === 'pass') pass(step.ms);
    else if (step.kind === 'append') {
      const said = draft(step.user, step.clientId);
      const hiddenFrom = step.isHidden
        ? readers.find((each) => each !== '' && each !== step.user)
        : undefined;
      const { entry } = await history.append(room, said, { sender: null, hiddenFrom });
      expect(entry.id).toBe(model.append(said, now(), hiddenFrom));
    } else {
      const as = readers[step.reader] ?? reader;
      const { limit, side, index } = step;
      const range = { limit, ...(side !== 'end' && { [side]: model.idAt(index, as) }) };
      expect(await history.read(room, range, as)).toMatchObject(model.read(range, now(), as));
    }
  }
}

const step = fc.oneof(
  fc.record({
    kind: fc.constant('append' as const),
    user: fc.constantFrom('a', 'b'),
    clientId: fc.nat({ max: 20 }).map(String),
    isHidden: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('read' as const),
    side: fc.constantFrom('end', 'before', 'after'),
    index: fc.nat({ max: 20 }),
    limit: fc.integer({ min: 1, max: 5 }),
    reader: fc.nat({ max: 1 }),
  }),
  fc.record({ kind: fc.constant('pass' as const), ms: fc.nat({ max: 600 }) }),
);

type Step = typeof step extends fc.Arbitrary<infer Each> ? Each : never;
