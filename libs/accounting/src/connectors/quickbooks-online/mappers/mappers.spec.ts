import type { Entity } from '../../../ports/canonical-documents.js';
import { ENTITIES } from '../../../ports/canonical-documents.js';
import * as wire from '../fixtures/documents.js';
import * as settled from '../fixtures/settlements.js';
import { contains } from '../quickbooks-online.body.js';
import { kindOf, kindsNamed } from '../quickbooks-online.entities.js';
import type { WireEntity } from '../quickbooks-online.wire.js';
import { addressOf, wireAddressOf } from './address.js';
import { dayOf, decimal, idOf } from './values.js';

const CAD = { homeCurrency: 'CAD' };
const WRITING = { localId: '0198c0de-0000-7000-8000-ffffffffffff', today: '2026-03-01' };

it('knows every entity of the port, by both names', () => {
  // Attachments are no records that a mapper reads.
  for (const entity of ENTITIES.filter((one) => one !== 'attachment')) {
    const named = kindsNamed(kindOf(entity).name.toUpperCase()).map((kind) => kind.entity);
    expect(named).toContain(entity);
  }
  expect(kindsNamed('JournalEntry')).toEqual([]);
});

it.each<[Entity, WireEntity]>([
  ['customer', wire.CUSTOMER],
  ['vendor', wire.VENDOR],
  ['invoice', wire.INVOICE],
  ['bill', wire.BILL],
  ['estimate', wire.ESTIMATE],
  ['purchase-order', wire.PURCHASE_ORDER],
  ['payment', settled.PAYMENT],
  ['credit', settled.CREDIT_MEMO],
  ['vendor-credit', settled.VENDOR_CREDIT],
  ['credit-use', settled.CREDIT_USE],
  ['bill-payment', settled.BILL_PAYMENT],
  ['refund', settled.REFUND],
  ['time-activity', wire.TIME],
])('%s: a record that was only read is written back without a change', (entity, existing) => {
  const { mapper } = kindOf(entity);
  const document = mapper.toCanonical(existing, CAD);
  if (!document) throw new Error('not mirrored');
  const body = mapper.toWire?.(document, { ...WRITING, existing });
  expect(contains(existing, body)).toBe(true);
});

describe('values', () => {
  it.each([
    [0.1, '0.1'],
    [33.333333333333336, '33.333333'],
    [-0, '0'],
    [-1e-9, '0'],
    [0.0000001, '0'],
    [99999999999.99, '99999999999.99'],
    [1234567.891, '1234567.891'],
  ])('reads %d as %s', (value, text) => {
    expect(decimal(value)).toBe(text);
  });

  it('refuses a record without what every record has', () => {
    expect(() => idOf(undefined, 'customer')).toThrow('no customer');
    expect(() => dayOf({})).toThrow('it has no date');
    expect(dayOf({ MetaData: { CreateTime: '2026-01-02T03:04:05-08:00' } })).toBe('2026-01-02');
  });
});

describe('addresses', () => {
  it('joins the lines beyond the first and knows countries by name and code', () => {
    expect(addressOf(wire.CUSTOMER.BillAddr)).toEqual({
      line1: '12 Bank St',
      line2: 'Unit 4, Attn: Accounts',
      city: 'Ottawa',
      province: 'ON',
      postalCode: 'K1P 5N2',
      country: 'CA',
    });
    const countries = ['USA', 'ca', 'États-Unis', 'Canada', 'Atlantis'].map(
      (Country) => addressOf({ Line1: 'x', Country })?.country,
    );
    expect(countries).toEqual(['US', 'CA', 'US', 'CA', undefined]);
    expect(addressOf({ Line1: ' ', City: '' })).toBeNull();
  });

  it('keeps what says the same, clears, and replaces', () => {
    const there = wire.CUSTOMER.BillAddr;
    expect(wireAddressOf(addressOf(there), there)).toBe(there);
    expect(wireAddressOf(null, there)).toBeUndefined();
    expect(wireAddressOf({ country: 'CA' }, there)).toEqual({ Country: 'CA' });
  });
});
