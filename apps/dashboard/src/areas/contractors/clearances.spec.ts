import { byEnd, type Clearance, isReplaced, mostUrgent, renewalOf } from './clearances';
import { expiryOf } from './expiry-days';

const paper = (id: string, more: Partial<Clearance> = {}): Clearance => ({
  ...{ id, kind: 'wsib', issuer: null, number: null, province: 'ON', coverage: null },
  ...{ validFrom: null, expiresOn: '2026-12-03', state: 'expiring', fileId: null, notes: null },
  ...{ version: 1, createdAt: '2026-01-05T15:00:00Z', updatedAt: '2026-01-05T15:00:00Z' },
  ...more,
});

describe('a clearance', () => {
  it('holds to the end of its last day, and is expiring in the thirty days before', () => {
    const on = (today: string) => expiryOf({ expiresOn: '2026-12-03' }, today);
    expect(on('2026-11-02')).toEqual({ state: 'valid', days: 31 });
    expect(on('2026-11-03')).toEqual({ state: 'expiring', days: 30 });
    expect(on('2026-12-03')).toEqual({ state: 'expiring', days: 0 });
    expect(on('2026-12-04')).toEqual({ state: 'expired', days: -1 });
    expect(expiryOf({ expiresOn: null }, '2026-12-04')).toEqual({ state: 'valid', days: null });
    expect(expiryOf({ validFrom: '2026-12-04', expiresOn: '2027-03-03' }, '2026-12-01')).toEqual({
      state: 'not-yet-valid',
      days: 3,
    });
  });

  it('is replaced by a later one of its kind and province, and by no other', () => {
    const old = paper('old');
    const later = { expiresOn: '2027-03-03' };
    expect(isReplaced(old, [old])).toBe(false);
    expect(isReplaced(old, [old, paper('next', later)])).toBe(true);
    expect(isReplaced(old, [old, paper('endless', { expiresOn: null })])).toBe(true);
    expect(isReplaced(old, [old, paper('quebec', { ...later, province: 'QC' })])).toBe(false);
    expect(isReplaced(old, [old, paper('insurance', { ...later, kind: 'liability-insurance' })])).toBe(false);
  });

  it('of which one holds several is replaced only by the same number', () => {
    const gas = paper('gas', { kind: 'licence', issuer: 'TSSA', number: 'G2-118' });
    const crane = paper('crane', { kind: 'licence', number: 'C-7', expiresOn: '2028-01-01' });
    expect(isReplaced(gas, [gas, crane])).toBe(false);
    expect(isReplaced(gas, [gas, { ...gas, id: 'next', expiresOn: '2028-01-01' }])).toBe(true);
  });

  it('that ends first stands first, and what is replaced last', () => {
    const all = [
      paper('replaced', { expiresOn: '2026-09-03' }),
      paper('endless', { kind: 'other', expiresOn: null }),
      paper('now'),
      paper('truck', { kind: 'vehicle-insurance', expiresOn: '2026-11-30' }),
    ];
    expect(byEnd(all).map(({ id }) => id)).toEqual(['truck', 'now', 'endless', 'replaced']);
    expect(mostUrgent(all)?.id).toBe('truck');
    expect(mostUrgent([paper('endless', { expiresOn: null })])).toBeUndefined();
  });

  it('is renewed from the day after, under a number of its own unless it is a licence', () => {
    expect(renewalOf(paper('old', { number: 'W-1' }))).toMatchObject({
      ...{ kind: 'wsib', province: 'ON', number: null },
      ...{ validFrom: '2026-12-04', expiresOn: null },
    });
    expect(renewalOf(paper('gas', { kind: 'licence', number: 'G2-118' }))).toMatchObject({
      number: 'G2-118',
    });
  });
});
