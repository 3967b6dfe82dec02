import { belongsElsewhere, closedPeriod, heldUntil, notApproved, waitsFor } from './push-reasons.js';

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

  it('is the time in which an approval can be undone, told by the clock on the wall', () => {
    expect(heldUntil('2026-11-21T14:05')).toMatchObject({
      kind: 'held',
      message: expect.stringContaining('until 14:05 on 2026-11-21'),
    });
  });

  it('is another company that has it, by name, or that none takes it', () => {
    expect(belongsElsewhere(['Maple Wiring'])).toMatchObject({
      kind: 'other-company',
      message: expect.stringContaining('Maple Wiring'),
    });
    expect(belongsElsewhere([])).toMatchObject({ kind: 'no-company' });
  });

  it('is what it names and what does not go either, with its reason', () => {
    const why = heldUntil('2026-11-21T14:05');
    expect(waitsFor('invoice', why)).toMatchObject({
      kind: 'waits',
      message: expect.stringContaining(why.message),
      fix: why.fix,
    });
    expect(waitsFor('customer', null).fix).toBeUndefined();
  });
});
