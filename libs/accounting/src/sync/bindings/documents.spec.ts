import { keepOurParts, withoutOurParts } from './documents.js';

const FIELDS = ['jobId', 'taxAmount'] as const;

describe('lines that both sides have', () => {
  const ours = [
    { lineNumber: 1, amount: '10', jobId: 'job', taxAmount: '1.3' },
    { lineNumber: 2, amount: '20', jobId: null, taxAmount: '2.6' },
  ];

  it('keep by their number what only we know, and have nothing of it where the books added one', () => {
    const theirs = [
      { lineNumber: 2, amount: '25' },
      { lineNumber: 3, amount: '5' },
    ];
    expect(keepOurParts(theirs, ours, FIELDS)).toEqual([
      { lineNumber: 2, amount: '25', jobId: null, taxAmount: '2.6' },
      { lineNumber: 3, amount: '5', jobId: null, taxAmount: null },
    ]);
    expect(keepOurParts(theirs.slice(1), ours.slice(0, 0), FIELDS)).toEqual([
      { lineNumber: 3, amount: '5', jobId: null, taxAmount: null },
    ]);
  });

  it('are told without it, and ours stay as they are', () => {
    expect(ours.map((line) => withoutOurParts(line, FIELDS))).toEqual([
      { lineNumber: 1, amount: '10' },
      { lineNumber: 2, amount: '20' },
    ]);
    expect(ours[0]?.jobId).toBe('job');
  });
});
