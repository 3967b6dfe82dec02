import { linesNotReturned, quantitiesByJob } from './billed-work.js';

const line = (quantity: string, jobLineNumber: number | null = 1, jobId: string | null = 'boiler') => ({
  ...{ jobId, jobLineNumber, quantity },
});

describe('the work that an invoice bills', () => {
  it('is what credits on it did not give back, line by line of the job', () => {
    const lines = [line('5'), line('2', 2), line('3'), line('1', null, null)];
    expect(linesNotReturned(lines, [line('6'), line('0.5', 2), line('9', 3)])).toEqual([
      ...[line('0'), line('1.5', 2), line('2'), line('1', null, null)],
    ]);
  });

  it('is never less than nothing, and a deduction is left alone', () => {
    expect(linesNotReturned([line('-1'), line('2')], [line('-3'), line('5')])).toEqual([
      line('-1'),
      line('0'),
    ]);
  });

  it('is asked for by job, in the order in which jobs are locked', () => {
    const lines = [line('1', 1, 'roof'), line('2'), line('-1'), line('4', 2)];
    expect(quantitiesByJob('receivable', lines)).toEqual([
      [
        'boiler',
        [
          { lineNumber: 1, quantity: '2' },
          { lineNumber: 2, quantity: '4' },
        ],
      ],
      ['roof', [{ lineNumber: 1, quantity: '1' }]],
    ]);
    expect(quantitiesByJob('payable', lines)).toEqual([]);
  });
});
