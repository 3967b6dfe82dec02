import fc from 'fast-check';
import { type FieldPolicy, mergeFields } from './merge.js';

const ask = (): FieldPolicy => 'ask';

describe('three-way merge', () => {
  it.each([
    ['nothing changed', 'a', 'a', 'a', 'a', [], [], []],
    ['only they changed', 'a', 'a', 'b', 'b', ['name'], [], []],
    ['only we changed', 'a', 'b', 'a', 'b', [], ['name'], []],
    ['both changed to the same', 'a', 'b', 'b', 'b', [], [], []],
    ['both changed differently', 'a', 'b', 'c', 'b', [], [], ['name']],
  ])('%s', (_, base, local, remote, merged, fromRemote, fromLocal, conflicts) => {
    const outcome = mergeFields({ name: base }, { name: local }, { name: remote }, ask);
    expect(outcome).toEqual({
      merged: { name: merged },
      fromRemote,
      fromLocal,
      conflicts,
      contested: conflicts,
    });
  });

  it.each([
    ['remote', 'c', ['name'], []],
    ['local', 'b', [], ['name']],
  ] as const)('lets the %s side win where the policy says so', (policy, merged, fromRemote, fromLocal) => {
    const outcome = mergeFields({ name: 'a' }, { name: 'b' }, { name: 'c' }, () => policy);
    expect(outcome).toEqual({
      merged: { name: merged },
      fromRemote,
      fromLocal,
      conflicts: [],
      contested: ['name'],
    });
  });

  it('asks about every difference when the sides have never agreed on anything', () => {
    const outcome = mergeFields(null, { name: 'a', city: 'x' }, { name: 'b', city: 'x' }, ask);
    expect(outcome.conflicts).toEqual(['name']);
  });

  it('leaves fields alone that the accounting system does not know', () => {
    expect(mergeFields({}, { notes: 'ours' }, {}, ask).merged).toEqual({ notes: 'ours' });
  });

  it('compares by content, so the order of keys is no change', () => {
    const outcome = mergeFields({ a: { x: 1, y: 2 } }, { a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }, ask);
    expect(outcome.fromRemote).toEqual([]);
  });

  const record = fc.record({
    a: fc.integer({ max: 2, min: 0 }),
    b: fc.integer({ max: 2, min: 0 }),
    c: fc.integer({ max: 2, min: 0 }),
  });

  it('never loses the only change of a side, and reports a conflict exactly when both changed to different values', () => {
    fc.assert(
      fc.property(record, record, record, (base, local, remote) => {
        const { merged, conflicts } = mergeFields(base, local, remote, ask);
        for (const field of ['a', 'b', 'c'] as const) {
          const [was, ours, theirs] = [base[field], local[field], remote[field]];
          expect(conflicts.includes(field)).toBe(ours !== was && theirs !== was && ours !== theirs);
          if (theirs !== was && ours === was) expect(merged[field]).toBe(theirs);
          if (ours !== was) expect(merged[field]).toBe(ours);
        }
      }),
    );
  });

  it('is settled after one round: merging the outcome again changes nothing', () => {
    fc.assert(
      fc.property(record, record, record, (base, local, remote) => {
        const once = mergeFields(base, local, remote, () => 'remote').merged;
        expect(mergeFields(remote, once, remote, () => 'remote').merged).toEqual(once);
      }),
    );
  });
});
