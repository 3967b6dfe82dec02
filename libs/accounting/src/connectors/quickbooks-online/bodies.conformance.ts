import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import fc from 'fast-check';
import { Secret } from '#kernel';
import type { CanonicalDocuments, Entity } from '../../ports/canonical-documents.js';
import * as wire from './fixtures/documents.js';
import * as settled from './fixtures/settlements.js';
import { updateBody, withoutCleared } from './quickbooks-online.body.js';
import { kindOf } from './quickbooks-online.entities.js';
import { QuickBooksOnlineWebhooks } from './quickbooks-online.webhooks.js';
import type { WireEntity } from './quickbooks-online.wire.js';
import * as generated from './testing/generated-documents.js';
import * as settlements from './testing/generated-settlements.js';

/** Checks what we send, and what we take for answers, against the vendor's own schemas. They are not part of the project. */
const folder = join(process.env.CONTRACTS_DIR ?? '', 'quickbooks-online');
const schema = JSON.parse(readFileSync(join(folder, 'qbo-v3.strict.jsonschema.json'), 'utf8')) as {
  definitions: Record<string, object>;
  elements: Record<string, object>;
};
const vectors = JSON.parse(readFileSync(join(folder, 'webhook-vectors.json'), 'utf8')) as {
  signature_vectors: { verifierToken: string; payload: string; signature: string; expect: boolean }[];
  legacy_payloads: string[];
  cloudevents_payloads: string[];
};

const WRITING = { localId: '0198c0de-0000-7000-8000-0a1b2c3d4e5f', today: '2026-03-01' };

function validatorOf(name: string): ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true });
  return ajv.compile({ definitions: schema.definitions, ...schema.elements[name] });
}

function conform<E extends Entity>(entity: E, documents: fc.Arbitrary<CanonicalDocuments[E]>): void {
  const { name, mapper, hasSparseUpdate } = kindOf(entity);
  const validate = validatorOf(name);
  const check = (body: object) => {
    validate(JSON.parse(JSON.stringify(body)));
    expect(validate.errors ?? []).toEqual([]);
  };
  const toWire = mapper.toWire as (document: object, writing: object) => WireEntity;

  it(`${name}: what is created conforms`, () => {
    fc.assert(fc.property(documents, (document) => check(withoutCleared(toWire(document, WRITING)))));
  });

  it(`${name}: what is updated conforms`, () => {
    fc.assert(
      fc.property(documents, documents, (before, after) => {
        const existing = { ...withoutCleared(toWire(before, WRITING)), Id: '7', SyncToken: '2' };
        check(updateBody(toWire(after, { ...WRITING, existing }), existing, hasSparseUpdate));
      }),
    );
  });
}

describe('bodies for QuickBooks', () => {
  conform('customer', generated.customers);
  conform('vendor', generated.vendors);
  conform('item', generated.items);
  conform('invoice', generated.invoices);
  conform('bill', generated.bills);
  conform('estimate', generated.estimates);
  conform('purchase-order', generated.purchaseOrders);
  conform('payment', settlements.payments);
  conform('credit', settlements.credits);
  conform('vendor-credit', settlements.vendorCredits);
  conform('credit-use', settlements.creditUses);
  conform('vendor-credit-use', settlements.vendorCreditUses);
  conform('bill-payment', settlements.billPayments);
  conform('refund', settlements.refunds);
  conform('time-activity', generated.times);
  conform('stock-adjustment', generated.stockAdjustments);

  it.each([
    ['Customer', wire.CUSTOMER],
    ['Vendor', wire.VENDOR],
    ['Invoice', wire.INVOICE],
    ['Invoice', wire.INCLUSIVE_INVOICE],
    ['Bill', wire.BILL],
    ['Estimate', wire.ESTIMATE],
    ['PurchaseOrder', wire.PURCHASE_ORDER],
    ['Payment', settled.PAYMENT],
    ['CreditMemo', settled.CREDIT_MEMO],
    ['RefundReceipt', settled.REFUND_RECEIPT],
    ['VendorCredit', settled.VENDOR_CREDIT],
    ['Payment', settled.CREDIT_USE],
    ['BillPayment', settled.BILL_PAYMENT],
    ['Purchase', settled.REFUND],
    ['TimeActivity', wire.TIME],
  ])('the fixture of a %s conforms', (name, fixture) => {
    const validate = validatorOf(name);
    validate(JSON.parse(JSON.stringify(fixture)));
    expect(validate.errors ?? []).toEqual([]);
  });
});

describe('webhooks of QuickBooks', () => {
  it.each(vectors.signature_vectors)(
    'signature $signature',
    ({ verifierToken, payload, signature, expect: valid }) => {
      const webhooks = new QuickBooksOnlineWebhooks(new Secret(verifierToken));
      expect(webhooks.verify(Buffer.from(payload), { 'intuit-signature': signature })).toBe(valid);
    },
  );

  it('every payload is read, in both formats', () => {
    const webhooks = new QuickBooksOnlineWebhooks(new Secret('x'));
    for (const payload of [...vectors.legacy_payloads, ...vectors.cloudevents_payloads]) {
      expect(webhooks.parse(Buffer.from(payload)).length).toBeGreaterThan(0);
    }
  });
});
