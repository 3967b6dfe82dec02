import { type CountedOnBoth, stockFindings } from './stock-findings.js';

const LAST_SYNC = new Date('2026-11-22T08:00:00Z');

const valve = (changes: Partial<CountedOnBoth> = {}): CountedOnBoth => ({
  ...{ localId: '019a0000-0000-7000-8000-000000000000', remoteId: '7', name: 'Valve', onHand: '40' },
  ...{ version: '2', updatedAt: '2026-11-01T10:00:00Z', hasConflict: false, isRefused: false },
  there: { onHand: '40', version: '2', updatedAt: '2026-11-01T10:00:00Z' },
  untold: '0',
  ...changes,
});
const newer = (updatedAt: string) => ({ there: { onHand: '38', version: '3', updatedAt } });

describe('quantities on hand that are not the same', () => {
  const told = (changes: Partial<CountedOnBoth>) =>
    stockFindings([valve(changes)], 'CAD', LAST_SYNC).map(
      ({ cause, ours, theirs, amount, detail }) =>
        `${cause}: ${ours}, ${theirs}, ${amount}, ${detail.untold}`,
    );

  it.each<[string, Partial<CountedOnBoth>, string[]]>([
    ['none where both say the same', {}, []],
    ['however it is written', { onHand: '40.00' }, []],
    ['what jobs used and the books are still to be told', { untold: '4.5' }, ['timing: 35.5, 40, 4.5, 4.5']],
    ['what the books are to get back', { untold: '-3' }, ['timing: 43, 40, 3, -3']],
    ['what they refused', { untold: '2', isRefused: true }, ['change-here: 38, 40, 2, 2']],
    [
      'what a document there moved',
      { there: { ...valve().there, onHand: '52' } },
      ['edit-there: 40, 52, 12, undefined'],
    ],
    [
      'what somebody changed since the last sync',
      newer('2026-11-22T09:00:00Z'),
      ['edit-there: 40, 38, 2, undefined'],
    ],
    [
      'what the last sync should have brought',
      newer('2026-11-20T09:00:00Z'),
      ['missed-event: 40, 38, 2, undefined'],
    ],
    [
      'what waits for a decision',
      { ...newer('2026-11-20T09:00:00Z'), hasConflict: true },
      ['conflict: 40, 38, 2, undefined'],
    ],
    [
      'what moved there is told first, and says what is still to come',
      { untold: '4', there: { ...valve().there, onHand: '52' } },
      ['edit-there: 40, 52, 12, 4'],
    ],
  ])('%s', (_, changes, expected) => {
    expect(told(changes)).toEqual(expected);
  });
});
