import fc from 'fast-check';
import { entry, evidence, invoice } from '../testing/evidence.js';
import { anomalyOf } from './anomaly.js';
import { deviationsOf, distributionOf, MOST_DEVIATIONS, median } from './robust.js';

const past = (...totals: number[]) => ({ ids: totals.map((_, index) => `past-${index}`), totals });
const TEN = past(100, 102, 98, 101, 99, 100, 103, 97, 100, 101);
const SEVEN = past(100, 102, 98, 101, 99, 100, 103);

describe('the anomaly score', () => {
  it('is low for what is as always, and high for what is not, with the reason in words', () => {
    const usual = anomalyOf(evidence({ invoice: invoice({ total: '101' }), pastOfParty: TEN }));
    expect(usual.score).toBeLessThan(20);
    const odd = anomalyOf(evidence({ invoice: invoice({ total: '400' }), pastOfParty: TEN }));
    expect(odd.score).toBe(100);
    expect(odd.reasons[0]).toMatchObject({
      of: 'party_total',
      sentence:
        'The total is 400.00; the median of 10 earlier documents of Acme Towers is 100.00, usually within 1.48.',
    });
  });

  it('has no opinion without a past', () => {
    const { score, hasHistory, reasons } = anomalyOf(evidence({ pastOfParty: SEVEN }));
    expect({ score, hasHistory, reasons }).toEqual({ score: 0, hasHistory: false, reasons: [] });
  });

  it('does not compare a document with itself', () => {
    const own = { ids: [...SEVEN.ids, 'invoice'], totals: [...SEVEN.totals, 400] };
    expect(anomalyOf(evidence({ invoice: invoice({ total: '400' }), pastOfParty: own })).hasHistory).toBe(
      false,
    );
  });

  it('sees the one entry that is too long for this person', () => {
    const work = [entry(), entry({ id: 'long', minutes: 1200 })];
    const pastMinutes = new Map([['bob', [480, 470, 490, 480, 475, 485, 480, 480]]]);
    const [first] = anomalyOf(evidence({ work, pastMinutes })).reasons;
    expect(first).toMatchObject({ of: 'entry_minutes', evidence: [{ type: 'time_entry', id: 'long' }] });
  });

  it('compares with the job as well', () => {
    const { reasons } = anomalyOf(evidence({ pastOfJob: TEN }));
    expect(reasons.map(({ of }) => of)).toEqual(['job_total']);
  });
});

describe('robust statistics', () => {
  it('are not bent by a few wild values', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000, max: 1_000_000 }), (wild) => {
        const { median: middle, scale } = distributionOf([98, 99, 100, 101, 102, 100, 99, wild, wild]);
        expect(middle).toBeLessThanOrEqual(102);
        expect(scale).toBeLessThan(5);
      }),
    );
  });

  it('never make a sensation of a cent, nor of what never varied', () => {
    const same = distributionOf(Array.from({ length: 20 }, () => 100));
    expect(deviationsOf(100, same)).toBe(0);
    expect(deviationsOf(100.01, same)).toBeLessThan(0.1);
    expect(deviationsOf(1e9, same)).toBe(MOST_DEVIATIONS);
  });

  it('know the middle of nothing, of odd and of even', () => {
    expect([median([]), median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([0, 2, 2.5]);
  });
});
