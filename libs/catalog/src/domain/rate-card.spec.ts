import { NO_OVERTIME } from './overtime.js';
import { changedRateCard, collide, newRateCard, type RateCardFields } from './rate-card.js';

const card: RateCardFields = { ...newRateCard('CAD'), name: 'Crew', value: '85', validFrom: '2026-01-01' };
const overtime = { ...NO_OVERTIME, dailyAfter: 480, dailyDoubleAfter: 720 };

describe('a rate card', () => {
  it.each([
    ['without a name', { name: '  ' }, 'name'],
    ['for both sides', { contractorId: 'a', customerId: 'b' }, 'customerId'],
    ['for a service and an item', { serviceTypeId: 'a', itemId: 'b' }, 'itemId'],
    ['without a first day', { validFrom: '' }, 'validFrom'],
    ['that ends before it begins', { validTo: '2025-12-31' }, 'validTo'],
    ['without a rate', { value: '' }, 'value'],
    ['below zero', { value: '-1' }, 'value'],
    ['that takes more off than there is', { method: 'percent', value: '-100.01' }, 'value'],
    ['with overtime of its own and no rule', { overtimeSource: 'own' }, 'overtime'],
    [
      'with double time before overtime',
      { overtimeSource: 'own', overtime: { ...overtime, dailyDoubleAfter: 420 } },
      'overtime.dailyDoubleAfter',
    ],
  ] as [string, Partial<RateCardFields>, string][])('is refused %s', (_, changes, field) => {
    expect(() => changedRateCard(card, changes)).toThrow(
      expect.objectContaining({ code: 'CATALOG.RATE_CARD_NOT_VALID', field }),
    );
  });

  it('is tidied: who is named says its side, and a rule of overtime stays where it counts', () => {
    const changed = changedRateCard(card, {
      ...{ name: ' Crew ', region: ' on ', currency: 'usd', customerId: 'us', validTo: '2026-01-01' },
      overtime,
    });
    expect(changed).toMatchObject({
      name: 'Crew',
      region: 'ON',
      currency: 'USD',
      side: 'charge',
      overtime: null,
    });
    expect(changedRateCard(changed, { customerId: null, contractorId: 'them', region: ' ' })).toMatchObject({
      side: 'pay',
      region: null,
    });
    expect(changedRateCard(card, { method: 'percent', value: '-100' }).value).toBe('-100');
    expect(changedRateCard(card, { overtimeSource: 'own', overtime }).overtime).toBe(overtime);
  });

  it('keeps what a change leaves out, and what cannot be empty', () => {
    const changes = { name: undefined, currency: null } as unknown as Partial<RateCardFields>;
    expect(changedRateCard(card, changes)).toEqual(card);
  });

  it('may have one rule without the other', () => {
    for (const rule of [
      { ...overtime, dailyAfter: null },
      { ...overtime, dailyDoubleAfter: null },
    ])
      expect(changedRateCard(card, { overtimeSource: 'own', overtime: rule }).overtime).toEqual(rule);
  });

  it.each([
    ['the same work on the same days', {}, true],
    ['other work', { region: 'ON' }, false],
    ['something that is no longer agreed', { active: false }, false],
    ['what is added to a rate', { method: 'percent' }, false],
    ['the days after', { validFrom: '2026-07-01' }, false],
    ['the days before', { validFrom: '2025-01-01', validTo: '2025-12-31' }, false],
    ['a day of both', { validFrom: '2026-06-30', validTo: '2026-06-30' }, true],
  ] as [string, Partial<RateCardFields>, boolean][])(
    'that ends in June and one for %s',
    (_, changes, expected) => {
      const first = { ...card, validTo: '2026-06-30' };
      expect(collide(first, { ...card, ...changes })).toBe(expected);
    },
  );
});
