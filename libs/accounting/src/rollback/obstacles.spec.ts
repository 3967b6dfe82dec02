import { standingOf } from './images.js';
import { type Evidence, leftAsChanged, leftAsMade, partlyLeft } from './obstacles.js';

const images = { before: { email: 'a', phone: '1' }, after: { email: 'b', phone: '2' } };
const evidence = (changes: Partial<Evidence> = {}): Evidence => ({
  ...{ entity: 'customer', document: {}, closedThrough: null, isSent: false, isGivenBack: false },
  ...changes,
});
const kindOf = (changes: Partial<Evidence>, current: object, of = images) =>
  leftAsChanged(evidence(changes), of, standingOf(of, { ...current }))?.kind;

describe('what cannot be undone', () => {
  it('is a customer whose every field was changed since; one untouched field is set back alone', () => {
    expect(kindOf({}, { email: 'c', phone: '3' })).toBe('changed-since');
    expect(kindOf({}, { email: 'c', phone: '2' })).toBeUndefined();
    expect(partlyLeft(standingOf(images, { email: 'c', phone: '2' }))?.message).toContain('email');
    expect(kindOf({}, { email: 'a', phone: '1' })).toBe('undone');
  });

  it('is a document of which one figure was changed since: it is left whole', () => {
    const totals = { before: { total: '100', balance: '100' }, after: { total: '120', balance: '120' } };
    expect(kindOf({ entity: 'invoice' }, { total: '120', balance: '20' }, totals as never)).toBe(
      'changed-since',
    );
    expect(kindOf({ entity: 'invoice' }, { total: '120', balance: '120' }, totals as never)).toBeUndefined();
  });

  it('is what lies in a closed period, by the day it has or the day it would have again', () => {
    const moved = { before: { invoiceDate: '2026-10-31' }, after: { invoiceDate: '2026-11-02' } };
    const invoice = { entity: 'invoice', document: { invoiceDate: '2026-11-02' } } as const;
    const now = { invoiceDate: '2026-11-02' };
    expect(kindOf({ ...invoice, closedThrough: '2026-10-31' }, now, moved as never)).toBe('closed-period');
    expect(kindOf({ ...invoice, closedThrough: '2026-11-30' }, now, moved as never)).toBe('closed-period');
    expect(kindOf({ ...invoice, closedThrough: '2026-09-30' }, now, moved as never)).toBeUndefined();
  });

  it('is a voided bill whose hours may be billed elsewhere by now', () => {
    const voided = { before: { status: 'approved' }, after: { status: 'void' } };
    const lines = [{ timeEntryId: 'f3b1' }];
    expect(kindOf({ entity: 'bill', document: { lines } }, { status: 'void' }, voided as never)).toBe(
      'no-way-back',
    );
    expect(
      kindOf({ entity: 'bill', document: { lines: [] } }, { status: 'void' }, voided as never),
    ).toBeUndefined();
    const ordered = { entity: 'bill', document: { lines: [] }, isGivenBack: true } as const;
    expect(kindOf(ordered, { status: 'void' }, voided as never)).toBe('no-way-back');
    expect(kindOf({ entity: 'credit' }, { status: 'void' }, voided as never)).toBe('no-way-back');
  });

  it('is what something names, what was edited since it was made, and what a customer was sent', () => {
    const invoice = evidence({ entity: 'invoice' });
    expect(leftAsMade(invoice, { naming: 'a payment', isUntouched: true })?.message).toContain('a payment');
    expect(leftAsMade(invoice, { naming: undefined, isUntouched: false })?.kind).toBe('changed-since');
    const sent = evidence({ entity: 'invoice', isSent: true });
    expect(leftAsMade(sent, { naming: undefined, isUntouched: true })?.kind).toBe('sent');
    expect(leftAsMade(invoice, { naming: undefined, isUntouched: true })).toBeUndefined();
  });
});
