import type { RemoteChange } from '../ports/accounting-connector.js';
import { joinedProblems, MOST_PROBLEMS, problemsOf, type RecordProblem } from './record-problems.js';

const change = { remoteId: '77', document: { number: 'PO-9', lines: [] } } as unknown as RemoteChange;
const problem = (remoteId: string): RecordProblem => ({
  remoteId,
  label: null,
  field: 'contractorId',
  message: 'x',
});

describe('a record that cannot be taken in', () => {
  it('is told with its number and what it names', () => {
    expect(problemsOf(change, [{ path: 'contractorId', entity: 'vendor', id: '12' }])).toEqual([
      {
        remoteId: '77',
        label: 'PO-9',
        field: 'contractorId',
        message: expect.stringContaining('the supplier 12, which is not here'),
      },
    ]);
  });

  it('is told once however often its page is read, and a few stand for many', () => {
    expect(
      joinedProblems([problem('1')], [problem('1'), problem('2')])?.map(({ remoteId }) => remoteId),
    ).toEqual(['1', '2']);
    const many = Array.from({ length: 80 }, (_, index) => problem(String(index)));
    expect(joinedProblems(undefined, many)).toHaveLength(MOST_PROBLEMS);
    expect(joinedProblems(undefined, [])).toBeUndefined();
  });
});
