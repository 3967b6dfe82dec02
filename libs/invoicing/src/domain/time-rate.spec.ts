import fc from 'fast-check';
import { NO_OVERTIME, type OvertimeRule, provincialOvertime, type RateInForce } from '#catalog';
import { addDays, Money } from '#kernel';
import { priceLines } from './invoice-lines.js';
import { type RatedTime, timeLines } from './time-billing.js';
import { splitWork, timeRate, type WorkToSplit } from './time-rate.js';

const card = (changes: Partial<RateInForce> = {}): RateInForce => ({
  ...{ rate: '80', currency: 'CAD', unitId: null, source: 'card', cardId: 'c', adjustmentCardId: null },
  ...{ baseRate: '80', overtime: NO_OVERTIME, minimumCharge: null, reason: 'Card "Plumber".' },
  ...changes,
});
const work = (id: string, workDate: string, hours: number, overtime: OvertimeRule): WorkToSplit => ({
  ...{ id, contractorId: 'bob', workDate, startedAt: null, minutes: hours * 60, overtime, province: 'ON' },
});

describe('the rate of time', () => {
  it('is the card, then what stands on the entry, then the price of the books', () => {
    expect(timeRate('90', card())).toMatchObject({
      rate: '80',
      reason: 'Card "Plumber". The entry itself says 90.00.',
    });
    const book = card({ source: 'accounting', rate: '95', reason: 'The books say so.' });
    expect(timeRate('90', book)).toMatchObject({ rate: '90', reason: 'The rate on the entry.' });
    expect(timeRate(null, book)).toMatchObject({ rate: '95', reason: 'The books say so.' });
    expect(timeRate(null, undefined)).toMatchObject({ rate: null, reason: null });
  });

  it('counts the overtime of a week once, however the week is billed', () => {
    const rule = { ...provincialOvertime('AB'), weeklyAfter: 20 * 60 };
    const entry = fc.record({ day: fc.nat(20), hours: fc.integer({ min: 1, max: 14 }), batch: fc.nat(3) });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 25 }), (entries) => {
        const all = entries.map(({ day, hours }, index) =>
          work(`e${index}`, addDays('2026-11-01', day), hours, rule),
        );
        const billed: WorkToSplit[] = [];
        const sums = { overtime: 0, double: 0, holiday: 0 };
        for (const batch of [0, 1, 2, 3]) {
          const asked = all.filter((_, index) => entries[index]?.batch === batch);
          for (const split of splitWork(asked, billed).values())
            for (const kind of ['overtime', 'double', 'holiday'] as const) sums[kind] += split[kind];
          billed.push(...asked);
        }
        const whole = [...splitWork(all, []).values()];
        for (const kind of ['overtime', 'double', 'holiday'] as const)
          expect(sums[kind]).toBe(whole.reduce((sum, split) => sum + split[kind], 0));
      }),
    );
  });
});

describe('lines of time', () => {
  const rated = (entry: WorkToSplit, changes: Partial<RatedTime> = {}): RatedTime => ({
    ...entry,
    ...{ jobId: 'tower', itemId: 'plumbing', description: null, rate: '80', reason: 'Card.' },
    split: splitWork([entry], []).get(entry.id),
    ...changes,
  });
  const names = new Map([['plumbing', 'Plumbing']]);
  const linesOf = (...args: Parameters<typeof timeLines>) =>
    priceLines(timeLines(...args)).map(({ description, quantity, unitPrice, amount }) => [
      ...[description, quantity, unitPrice, amount],
    ]);

  it('carry what overtime and a holiday count more on lines of their own', () => {
    const rule = provincialOvertime('BC');
    const long = rated({ ...work('a', '2026-11-03', 13, rule), province: 'BC' }, {});
    const split = { regular: 480, overtime: 240, double: 60, holiday: 0 };
    expect(linesOf([{ ...long, split }], names)).toEqual([
      ['Plumbing, 2026-11-03', '13', '80', '1040.00'],
      ['Overtime at 1.5 times, Plumbing, 2026-11-03', '4', '40', '160.00'],
      ['Double time at 2 times, Plumbing, 2026-11-03', '1', '80', '80.00'],
    ]);
    const christmas = rated(work('b', '2026-12-25', 4, provincialOvertime('ON')));
    expect(linesOf([christmas], names)[1]).toEqual([
      ...['Statutory holiday at 1.5 times, Plumbing, 2026-12-25', '4', '40', '160.00'],
    ]);
  });

  it('make up for a minimum charge, once for each visit', () => {
    const short = rated(work('a', '2026-11-03', 1, NO_OVERTIME), { minimumCharge: '120' });
    expect(linesOf([short], names)[1]).toEqual([
      'Minimum charge of 120.00, 2026-11-03',
      '1',
      '40.00',
      '40.00',
    ]);
    const [again] = [rated(work('b', '2026-11-03', 1, NO_OVERTIME), { minimumCharge: '120' })];
    expect(linesOf([again as RatedTime], names, 'service', [short])).toHaveLength(1);
    expect(
      linesOf([rated(work('a', '2026-11-03', 2, NO_OVERTIME), { minimumCharge: '120' })], names),
    ).toHaveLength(1);
  });

  it('say on the evidence why the rate is what it is', () => {
    const [line] = timeLines([rated(work('a', '2026-12-25', 4, provincialOvertime('ON')))], names);
    expect(line?.evidence).toMatchObject([
      { sourceId: 'a', reason: 'Card. (statutory holiday: 240 of its minutes)' },
    ]);
    expect(Money.of(line?.quantity ?? '0').toString()).toBe('4');
  });
});
