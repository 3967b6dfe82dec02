import fc from 'fast-check';
import { addDays, Money } from '#kernel';
import { tries } from '../../../kernel/src/testing/tries.js';
import { provincialOvertime } from './overtime.js';
import { changedRateCard, collide, newRateCard } from './rate-card.js';
import { priceOf, type RateCard, type RateQuestion, rateInForce } from './rate-in-force.js';

const QUESTION: RateQuestion = {
  side: 'pay',
  contractorId: 'noble',
  customerId: null,
  serviceTypeId: 'plumbing',
  itemId: 'labour',
  skillTier: 'master',
  province: 'ON',
  region: 'NORTH',
  day: '2026-06-15',
  currency: 'CAD',
};
const BOOK = { rate: '60', itemName: 'Labour' };

let made = 0;
const card = (changes: Partial<RateCard> = {}): RateCard => ({
  ...newRateCard('CAD'),
  id: String(++made).padStart(4, '0'),
  name: `Card ${made}`,
  validFrom: '2026-01-01',
  value: '80',
  ...changes,
});
const rateOf = (cards: RateCard[], question = QUESTION) => rateInForce(question, cards, BOOK)?.rate;

describe('the rate in force', () => {
  it('is the accounting system’s price while nothing was agreed, and says so', () => {
    expect(rateInForce(QUESTION, [], BOOK)).toMatchObject({
      rate: '60',
      source: 'accounting',
      cardId: null,
      reason: 'No rate card names a price, so the accounting system\'s price of "Labour" holds.',
    });
    expect(rateInForce(QUESTION, [], undefined)).toBeUndefined();
  });

  it('is the card’s, with the reason', () => {
    const own = card({ name: 'Noble 2026', contractorId: 'noble', serviceTypeId: 'plumbing' });
    expect(rateInForce(QUESTION, [own, card()], BOOK)).toMatchObject({
      rate: '80',
      source: 'card',
      cardId: own.id,
      reason:
        'Rate card "Noble 2026" for this contractor, this service type, in force since 2026-01-01, the most specific of 2 cards that fit.',
    });
  });

  it.each<[string, Partial<RateCard>, Partial<RateCard>]>([
    [
      'the party before the kind of work',
      { contractorId: 'noble' },
      { serviceTypeId: 'plumbing', skillTier: 'master', region: 'NORTH' },
    ],
    ['the kind of work before the tier', { itemId: 'labour' }, { skillTier: 'master', region: 'NORTH' }],
    ['the tier before the region', { skillTier: 'master' }, { region: 'NORTH' }],
    ['the region before the province', { region: 'NORTH' }, { region: 'ON' }],
    ['the province before nothing', { region: 'ON' }, { validFrom: '2026-06-01' }],
    ['what began later', { validFrom: '2026-06-01' }, { validFrom: '2026-05-31' }],
  ])('takes %s', (_, winner, loser) => {
    const [first, second] = [card({ ...winner, value: '1' }), card({ ...loser, value: '2' })];
    expect(rateOf([first, second])).toBe('1');
    expect(rateOf([second, first])).toBe('1');
  });

  it.each<[string, Partial<RateCard>]>([
    ['another contractor’s', { contractorId: 'other' }],
    ['another trade’s', { serviceTypeId: 'roofing' }],
    ['another tier’s', { skillTier: 'helper' }],
    ['another province’s', { region: 'QC' }],
    ['one in another currency', { currency: 'USD' }],
    ['one for charging', { side: 'charge' }],
    ['one that was put away', { active: false }],
    ['one that begins tomorrow', { validFrom: '2026-06-16' }],
    ['one that ended yesterday', { validTo: '2026-06-14' }],
  ])('never takes %s', (_, changes) => {
    expect(rateOf([card(changes)])).toBe('60');
  });

  it('holds on its first and on its last day', () => {
    const short = card({ validFrom: '2026-06-15', validTo: '2026-06-15' });
    expect(rateOf([short])).toBe('80');
  });

  it('adds what a contractor agreed to the accounting system’s price, or to everybody’s card', () => {
    const own = { contractorId: 'noble' };
    const percent = card({ ...own, method: 'percent', value: '10' });
    expect(rateOf([percent])).toBe('66');
    expect(rateOf([percent, card({ value: '70' })])).toBe('77');
    expect(rateOf([card({ ...own, method: 'amount', value: '-2.5' })])).toBe('57.5');
    expect(rateOf([card({ ...own, method: 'amount', value: '-100' })])).toBe('0');
    expect(rateInForce(QUESTION, [percent], BOOK)).toMatchObject({
      baseRate: '60',
      adjustmentCardId: percent.id,
      reason: expect.stringContaining('adds +10 % since 2026-01-01'),
    });
  });

  it('adds nothing to a price that the contractor agreed herself, nor everybody’s change to a card', () => {
    const own = card({ contractorId: 'noble', value: '90' });
    expect(rateOf([own, card({ contractorId: 'noble', method: 'percent', value: '10' })])).toBe('90');
    const general = card({ method: 'percent', value: '10' });
    expect(rateOf([general, card({ value: '70' })])).toBe('70');
    expect(rateOf([general])).toBe('66');
  });

  it('carries the overtime of the card, or of the province of the site', () => {
    const own = { ...provincialOvertime('BC'), dailyAfter: 600 };
    const asked = (changes: Partial<RateCard>) => rateInForce(QUESTION, [card(changes)], BOOK)?.overtime;
    expect(asked({ overtimeSource: 'provincial' })).toEqual(provincialOvertime('ON'));
    expect(asked({ overtimeSource: 'own', overtime: own })).toEqual(own);
    expect(asked({})).toMatchObject({ overtime: '1', weeklyAfter: null });
  });

  it('does not depend on the order of the cards, and never takes one that does not fit', () => {
    const some = <T>(...values: T[]) => fc.constantFrom<T | null>(null, ...values);
    const cards = fc.array(
      fc.record({
        contractorId: some('noble', 'other'),
        serviceTypeId: some('plumbing', 'roofing'),
        skillTier: some<'master' | 'helper'>('master', 'helper'),
        region: some('ON', 'NORTH', 'QC'),
        from: fc.integer({ min: -40, max: 20 }),
        length: fc.integer({ min: 0, max: 60 }),
        value: fc.integer({ min: 1, max: 200 }).map(String),
        active: fc.boolean(),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(cards, fc.integer(), (drawn, seed) => {
        const all = drawn.map(({ from, length, ...rest }, at) => {
          const validFrom = addDays(QUESTION.day, from);
          return card({
            ...rest,
            id: String(at).padStart(4, '0'),
            validFrom,
            validTo: addDays(validFrom, length),
          });
        });
        const shuffled = [...all].sort(
          (a, b) => ((Number(a.id) * 7919 + seed) % 101) - ((Number(b.id) * 7919 + seed) % 101),
        );
        const answer = rateInForce(QUESTION, all, BOOK);
        expect(rateInForce(QUESTION, shuffled, BOOK)).toEqual(answer);
        const chosen = all.find(({ id }) => id === answer?.cardId);
        const fitting = all.filter(
          (one) =>
            one.active &&
            one.validFrom <= QUESTION.day &&
            (one.validTo ?? '9') >= QUESTION.day &&
            one.contractorId !== 'other' &&
            one.serviceTypeId !== 'roofing' &&
            one.skillTier !== 'helper' &&
            one.region !== 'QC',
        );
        if (fitting.length === 0) expect(answer).toMatchObject({ source: 'accounting', rate: '60' });
        else expect(fitting).toContain(chosen);
        if (fitting.some(({ contractorId }) => contractorId !== null))
          expect(chosen?.contractorId).toBe('noble');
      }),
      { numRuns: tries(500) },
    );
  });
});

describe('the price of work', () => {
  const rate = { rate: '60.333333', overtime: provincialOvertime('BC'), minimumCharge: null };

  it('is each part in cents, and their sum', () => {
    const split = { regular: 480, overtime: 240, double: 60, holiday: 30 };
    expect(priceOf(rate, split)).toEqual({
      regular: '482.67',
      overtime: '362.00',
      double: '120.67',
      holiday: '45.25',
      total: '1010.59',
      isMinimum: false,
    });
  });

  it('is at least the minimum charge, when there was work', () => {
    const nothing = { regular: 0, overtime: 0, double: 0, holiday: 0 };
    const minimum = { ...rate, minimumCharge: '120' };
    expect(priceOf(minimum, { ...nothing, regular: 15 })).toMatchObject({ total: '120.00', isMinimum: true });
    expect(priceOf(minimum, nothing)).toMatchObject({ total: '0.00', isMinimum: false });
  });

  it('never loses a cent between the parts and the total', () => {
    const minutes = fc.integer({ min: 0, max: 5000 });
    const split = fc.record({ regular: minutes, overtime: minutes, double: minutes, holiday: minutes });
    const price = fc
      .integer({ min: 0, max: 999_999_999 })
      .map((micro) => Money.of(micro).dividedBy(1_000_000).toString());
    fc.assert(
      fc.property(split, price, (parts, hourly) => {
        const priced = priceOf({ ...rate, rate: hourly }, parts);
        const sum = Money.sum([priced.regular, priced.overtime, priced.double, priced.holiday]);
        expect(sum.toFixed()).toBe(priced.total);
      }),
    );
  });
});

describe('a rate card', () => {
  const valid = { name: 'A', validFrom: '2026-01-01', value: '80' };
  const make = (changes: object) => changedRateCard(newRateCard('CAD'), { ...valid, ...changes });

  it('takes its side from the party that it names', () => {
    expect(make({ contractorId: 'c', side: 'charge' }).side).toBe('pay');
    expect(make({ customerId: 'c' }).side).toBe('charge');
  });

  it.each([
    ['a name', { name: ' ' }, 'name'],
    ['one party at most', { contractorId: 'a', customerId: 'b' }, 'customerId'],
    ['a service type or an item', { serviceTypeId: 'a', itemId: 'b' }, 'itemId'],
    ['days in order', { validTo: '2025-12-31' }, 'validTo'],
    ['a rate that is not negative', { value: '-1' }, 'value'],
    ['no more than all taken off', { method: 'percent', value: '-100.5' }, 'value'],
    ['its own overtime when it says so', { overtimeSource: 'own' }, 'overtime'],
  ])('needs %s', (_, changes, field) => {
    expect(() => make(changes)).toThrow(
      expect.objectContaining({ code: 'CATALOG.RATE_CARD_NOT_VALID', field }),
    );
  });

  it('collides with another for the same work at the same time only', () => {
    const one = make({ validTo: '2026-06-30' });
    expect(collide(one, make({ validFrom: '2026-06-30' }))).toBe(true);
    expect(collide(one, make({ validFrom: '2026-07-01' }))).toBe(false);
    expect(collide(one, make({ skillTier: 'master' }))).toBe(false);
    expect(collide(one, make({ method: 'percent', value: '5' }))).toBe(false);
    expect(collide(one, { ...one, active: false })).toBe(false);
  });
});
