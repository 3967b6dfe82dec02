import { closedPeriod, notApproved } from './push-reasons.js';

describe('what holds a document back', () => {
  it.each<[string, string | null, boolean]>([
    ['2026-10-31', '2026-10-31', true],
    ['2026-11-01', '2026-10-31', false],
    ['2026-10-31', null, false],
  ])('of %s with books closed through %s', (invoiceDate, closedThrough, isHeld) => {
    expect(closedPeriod({ invoiceDate }, closedThrough) !== undefined).toBe(isHeld);
  });

  it('is no closed period for a customer, who has no day', () => {
    expect(closedPeriod({ displayName: 'Ada' }, '2026-10-31')).toBeUndefined();
  });

  it('is an approval that is missing, of what needs one', () => {
    expect(notApproved('invoice', { id: '1', status: 'draft' })).toMatchObject({ kind: 'not-approved' });
    expect(notApproved('invoice', { id: '1', status: 'approved' })).toBeUndefined();
    expect(notApproved('payment', { id: '1', status: 'draft' })).toBeUndefined();
  });
});
