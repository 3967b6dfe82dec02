import type { PlannedEntry } from './plan.types.js';
import { differencesOf, type PlanContent } from './plan-differences.js';
import { hashOf, MOST_ENTRIES, PlanDraft } from './plan-draft.js';

const entry = (remoteId: string, changes: Partial<PlannedEntry> = {}): PlannedEntry => ({
  ...{
    entity: 'customer',
    effect: 'change',
    remoteId,
    localId: `ours-${remoteId}`,
    label: `No. ${remoteId}`,
  },
  ...{ fields: [], reason: null, match: null, operationId: null, theirs: '1', ours: '1' },
  ...changes,
});

const content = (entries: PlannedEntry[], cursor = 'monday'): PlanContent => {
  const draft = new PlanDraft();
  for (const one of entries) draft.add(one);
  const premises = draft.premises({ cursor, mappings: '0', connection: 'open' });
  return { premises, counts: draft.counts, entries: draft.entries };
};

describe('what a plan rests on', () => {
  const planned = content([entry('1'), entry('2')]);

  it('is the same when the same records come in another order', () => {
    const again = content([entry('2'), entry('1')]);
    expect(differencesOf(planned, again)).toEqual([]);
    expect(hashOf(again.premises)).toBe(hashOf(planned.premises));
  });

  it.each<[string, PlanContent, string]>([
    ['a record that was changed there', content([entry('1', { theirs: '2' }), entry('2')]), 'changed-there'],
    ['a record that was changed here', content([entry('1', { ours: '2' }), entry('2')]), 'changed-here'],
    ['a record that is new', content([entry('1'), entry('2'), entry('3')]), 'appeared'],
    ['a record that is no change any more', content([entry('1')]), 'gone'],
    ['another effect', content([entry('1', { effect: 'skip' }), entry('2')]), 'other-effect'],
    ['a sync that was done meanwhile', content([entry('1'), entry('2')], 'tuesday'), 'setting'],
  ])('names %s', (_, now, what) => {
    expect(differencesOf(planned, now).map((one) => one.what)).toEqual([what]);
    expect(hashOf(now.premises)).not.toBe(hashOf(planned.premises));
  });

  it('tells of a change beyond the entries that it keeps, though it cannot name it', () => {
    const many = Array.from({ length: MOST_ENTRIES + 20 }, (_, index) => entry(`${index}`));
    const last = entry(`${MOST_ENTRIES + 19}`, { theirs: '2' });
    const [before, after] = [content(many), content([...many.slice(0, -1), last])];
    expect(before.entries).toHaveLength(MOST_ENTRIES);
    expect(before.counts.customer?.changed).toBe(MOST_ENTRIES + 20);
    expect(differencesOf(before, after)).toMatchObject([{ what: 'more', entity: 'customer' }]);
  });
});
