import type { Decision } from './decision.js';
import { type PastDecision, suggestionOf } from './suggestions.js';

describe('a suggestion', () => {
  const about = { connectionId: 'books', entity: 'customer', kind: 'both-changed' } as const;
  const past = (
    resolution: Decision,
    fields: string[],
    changes: Partial<PastDecision> = {},
  ): PastDecision => ({
    ...about,
    fields,
    resolution,
    ...changes,
  });
  const times = (count: number, one: PastDecision) => Array.from({ length: count }, () => one);
  const theirs = past({ choice: 'theirs' }, ['phone', 'email']);

  it('is what was decided alike three times in a row, for every field', () => {
    expect(suggestionOf({ ...about, fields: ['phone'] }, times(3, theirs))).toEqual({
      choice: 'theirs',
      fields: [{ field: 'phone', side: 'theirs' }],
      times: 3,
    });
  });

  it('may differ from field to field', () => {
    const mixed = past({ choice: 'fields', fields: { phone: 'theirs', email: 'ours' } }, ['phone', 'email']);
    expect(suggestionOf({ ...about, fields: ['email', 'phone'] }, times(4, mixed))).toEqual({
      choice: 'fields',
      fields: [
        { field: 'email', side: 'ours' },
        { field: 'phone', side: 'theirs' },
      ],
      times: 4,
    });
  });

  it.each<[string, PastDecision[]]>([
    ['nobody decided often enough', times(2, theirs)],
    ['the last decision was another', [past({ choice: 'ours' }, ['phone']), ...times(5, theirs)]],
    ['one of its fields never came up', times(5, past({ choice: 'theirs' }, ['email']))],
    [
      'the books are those of another company',
      times(5, past({ choice: 'theirs' }, ['phone'], { connectionId: 'other' })),
    ],
    ['it was of another kind', times(5, past({ choice: 'theirs' }, ['phone'], { kind: 'deleted-there' }))],
  ])('is none where %s', (_, decided) => {
    expect(suggestionOf({ ...about, fields: ['phone'] }, decided)).toBeNull();
  });

  it('is for the whole record where one side deleted it, whatever was changed', () => {
    const kind = 'deleted-there';
    const kept = past({ choice: 'ours' }, ['lines'], { kind });
    expect(suggestionOf({ ...about, kind, fields: ['memo', 'amount'] }, times(3, kept))).toMatchObject({
      choice: 'ours',
      times: 3,
    });
  });

  it('is none about totals: there is nothing to choose', () => {
    const kind = 'totals-differ';
    expect(
      suggestionOf({ ...about, kind, fields: [] }, times(3, past({ choice: 'theirs' }, [], { kind }))),
    ).toBeNull();
  });
});
