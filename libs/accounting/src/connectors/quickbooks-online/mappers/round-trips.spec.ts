import fc from 'fast-check';
import type { CanonicalDocuments, Entity } from '../../../ports/canonical-documents.js';
import { contains, withoutCleared } from '../quickbooks-online.body.js';
import { kindOf } from '../quickbooks-online.entities.js';
import type { WireEntity } from '../quickbooks-online.wire.js';
import * as generated from '../testing/generated-documents.js';
import * as settlements from '../testing/generated-settlements.js';

const LOCAL_ID = '0198c0de-0000-7000-8000-0a1b2c3d4e5f';
const WRITING = { localId: LOCAL_ID, today: '2026-03-01' };
const READING = { homeCurrency: 'CAD' };

/** What the service adds to what it was sent. */
function asStored(body: WireEntity, document: object): WireEntity {
  const { total, amount, balance, unappliedAmount } = document as Record<string, string | undefined>;
  const totals = total === undefined ? {} : { TotalAmt: Number(total), Balance: Number(balance ?? 0) };
  const money =
    amount === undefined ? {} : { TotalAmt: Number(amount), UnappliedAmt: Number(unappliedAmount) };
  return {
    ...JSON.parse(JSON.stringify(withoutCleared(body))),
    ...totals,
    ...money,
    Id: '1',
    SyncToken: '0',
  };
}

function roundTrip<E extends Entity>(entity: E, documents: fc.Arbitrary<CanonicalDocuments[E]>): void {
  const { mapper } = kindOf(entity);
  const toWire = mapper.toWire;
  if (!toWire) throw new Error(`${entity} is not written`);
  it(`${entity}: what was written is read back, and needs no second write`, () => {
    fc.assert(
      fc.property(documents, (document) => {
        const stored = asStored(toWire(document, WRITING), document);
        expect(mapper.toCanonical(stored, READING)).toEqual(document);
        expect(contains(stored, toWire(document, { ...WRITING, existing: stored }))).toBe(true);
      }),
    );
  });

  it(`${entity}: any record is turned into any other by laying the fields over it`, () => {
    fc.assert(
      fc.property(documents, documents, (before, after) => {
        const existing = asStored(toWire(before, WRITING), before);
        const laid = { ...existing, ...toWire(after, { ...WRITING, existing }) };
        expect(mapper.toCanonical(asStored(laid, after), READING)).toEqual(withFixed(entity, before, after));
      }),
    );
  });
}

/** What is decided when a record is made and stays. */
function withFixed(entity: Entity, before: object, after: object): object {
  const [{ currency, type, quantityOnHand }, isParty] = [
    before as Record<string, unknown>,
    /^(customer|vendor)$/.test(entity),
  ];
  if (isParty) return { ...after, currency };
  return entity === 'item' ? { ...after, type, quantityOnHand } : after;
}

describe('round trips', () => {
  roundTrip('customer', generated.customers);
  roundTrip('vendor', generated.vendors);
  roundTrip('item', generated.items);
  roundTrip('invoice', generated.invoices);
  roundTrip('bill', generated.bills);
  roundTrip('estimate', generated.estimates);
  roundTrip('purchase-order', generated.purchaseOrders);
  roundTrip('payment', settlements.payments);
  roundTrip('credit', settlements.credits);
  roundTrip('vendor-credit', settlements.vendorCredits);
  roundTrip('credit-use', settlements.creditUses);
  roundTrip('vendor-credit-use', settlements.vendorCreditUses);
  roundTrip('bill-payment', settlements.billPayments);
  roundTrip('refund', settlements.refunds);
  roundTrip('time-activity', generated.times);
});
