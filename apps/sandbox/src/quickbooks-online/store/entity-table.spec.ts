import fc from 'fast-check';
import type { Doc } from './doc.js';
import { EntityTable } from './entity-table.js';

function docOf(id: number, version: number): Doc {
  return { Id: String(id), SyncToken: String(version), MetaData: { CreateTime: '', LastUpdatedTime: '' } };
}

/** The slow and obvious way, to compare with. */
function expected(all: Map<string, { doc: Doc; at: number }>, from: number, to: number): number[] {
  return [...all.values()]
    .filter(({ at }) => at >= from && at < to)
    .map(({ at }) => at)
    .sort((a, b) => a - b);
}

test('documents come in order of change whatever was written, changed and removed before', () => {
  const step = fc.record({
    id: fc.integer({ min: 1, max: 30 }),
    at: fc.integer({ min: 0, max: 50 }),
    isRemoval: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 200 }),
      fc.integer({ min: 0, max: 50 }),
      fc.integer({ min: 0, max: 20 }),
      (steps, from, skip) => {
        const table = new EntityTable();
        const model = new Map<string, { doc: Doc; at: number }>();
        steps.forEach(({ id, at, isRemoval }, version) => {
          if (isRemoval) {
            table.remove(String(id));
            model.delete(String(id));
          } else {
            const doc = docOf(id, version);
            table.put(doc, at);
            model.set(doc.Id, { doc, at });
          }
          // Reading in between must not disturb what is read later.
          if (version % 7 === 0) table.countChanged(0, 10);
        });
        const wanted = expected(model, from, 45);
        const times = (isNewest: boolean) =>
          [...table.changed(from, 45, skip, isNewest)].map((doc) => table.updatedAt(doc.Id));
        expect(times(false)).toEqual(wanted.slice(skip));
        expect(times(true)).toEqual(wanted.reverse().slice(skip));
        expect(table.countChanged(from, 45)).toBe(wanted.length);
        expect(table.size).toBe(model.size);
      },
    ),
  );
});

test('an index follows changes of its field', () => {
  const table = new EntityTable();
  table.put({ ...docOf(1, 0), DisplayName: 'North' }, 1);
  expect([...(table.lookUp('DisplayName', 'NORTH') ?? [])]).toEqual(['1']);
  table.put({ ...docOf(1, 1), DisplayName: 'South' }, 2);
  expect(table.lookUp('DisplayName', 'north')?.size).toBe(0);
  expect([...(table.lookUp('DisplayName', 'south') ?? [])]).toEqual(['1']);
});
