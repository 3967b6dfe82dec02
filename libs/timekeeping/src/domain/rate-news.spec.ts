import { NO_OVERTIME, type RateCardFields, type RateInForce } from '#catalog';
import { daysToLookAt, firstChange } from './rate-news.js';

const rate = (amount: string): RateInForce => ({
  ...{ rate: amount, currency: 'CAD', unitId: null, source: 'card', cardId: 'c', adjustmentCardId: null },
  ...{ baseRate: amount, overtime: NO_OVERTIME, minimumCharge: null, reason: '' },
});
const card = (validFrom: string, validTo: string | null = null): RateCardFields => ({
  ...{
    name: 'Plumber',
    side: 'pay',
    contractorId: 'bob',
    customerId: null,
    serviceTypeId: null,
    itemId: null,
  },
  ...{ skillTier: null, region: null, validFrom, validTo, method: 'rate', value: '80', currency: 'CAD' },
  ...{ unitId: null, minimumCharge: null, overtimeSource: 'none', overtime: null, active: true },
});

describe('news of a rate', () => {
  it('may begin where a card begins, the day after it ends, and today', () => {
    expect(daysToLookAt(card('2026-01-01'), card('2026-01-01', '2026-12-31'), '2026-11-21')).toEqual([
      ...['2026-01-01', '2026-11-21', '2027-01-01'],
    ]);
  });

  it('is the first day on which the rate is another one', () => {
    const days = ['2026-01-01', '2026-11-21', '2027-01-01'];
    expect(
      firstChange(days, [rate('80'), rate('80'), rate('80')], [rate('80.00'), rate('80'), rate('85')]),
    ).toEqual({
      ...{ from: '2027-01-01', before: '80', after: '85' },
    });
    expect(firstChange(days, [rate('80')], [rate('80')])).toBeUndefined();
    expect(firstChange(days, [undefined], [rate('85')])).toMatchObject({ before: null, after: '85' });
  });
});
