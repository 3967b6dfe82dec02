import type { DifferenceCause, DifferenceKind, Finding, FindingDetail } from './reconciliation.types.js';

const WHAT: Record<DifferenceKind, string> = {
  'amount-differs': 'Its total is not the same on both sides.',
  'tax-differs': 'Its tax is not the same on both sides.',
  'balance-differs': 'What is still open of it is not the same on both sides.',
  'deleted-there': 'It was deleted in the books and still stands here.',
  'not-there': 'It stands here and is not in the books.',
  'not-here': 'It is in the books and not here.',
  'duplicate-there': 'It is in the books and seems to be a second entry of one that is on both sides.',
  'payment-not-here': 'The payment is in the books and not here.',
  'payment-not-there': 'The payment stands here and is not in the books.',
  'allocation-differs': 'The payment pays other invoices, or other parts of them, there than here.',
  'void-here-open-there': 'It is void here and still open in the books.',
  'open-here-void-there': 'It is void in the books and still stands here.',
  'party-balance-differs': 'What is owed in all is not the same, and no document explains it.',
  'quantity-differs': 'The quantity on hand is not the same on both sides.',
};

const WHY: Record<DifferenceCause, string> = {
  timing: 'A write of ours is on its way.',
  'edit-there': 'It was changed there, and the next sync brings it.',
  'missed-event': 'It was changed there before the last sync, and nothing told us.',
  'change-here': 'It was changed or made here, and the books do not have it.',
  conflict: 'Both sides changed it; the conflict waits for a decision.',
  rounding: 'It is as little as rounding leaves.',
  'only-there': 'The books have an entry that is no document of ours.',
  unexplained: 'Nothing that we can see explains it.',
};

/** What differs and why, in words. */
export function sentenceOf({ kind, cause, detail }: Pick<Finding, 'kind' | 'cause' | 'detail'>): string {
  return [
    WHAT[kind],
    WHY[cause],
    ...(detail.note ? [noteOf(kind, detail.note)] : []),
    ...(detail.rates ? [ratesOf(detail.rates)] : []),
    ...(detail.untold ? [untoldIn(detail.untold)] : []),
  ].join(' ');
}

function ratesOf({ ours, theirs }: NonNullable<FindingDetail['rates']>): string {
  return `Its exchange rate is ${ours ?? 'not said'} here and ${theirs} there.`;
}

function untoldIn(untold: string): string {
  return untold.startsWith('-')
    ? `The books are still to get back ${untold.slice(1)} of it.`
    : `Jobs used ${untold} of it that the books have not been told of yet.`;
}

function noteOf(kind: DifferenceKind, note: string): string {
  return kind === 'duplicate-there' ? `The other one is ${note}.` : note;
}
