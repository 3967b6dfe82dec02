import { newId } from '#kernel';
import type { PushOperation } from '../../ports/accounting-connector.js';
import {
  type CanonicalDocument,
  type CanonicalDocuments,
  ENTITIES,
  type Entity,
} from '../../ports/canonical-documents.js';
import type { ContractCompany } from '../../testing/connector-contract.harness.js';
import { quickBooksOnlineHarness, SandboxControl } from './testing/sandbox-harness.js';

const url = process.env.TEST_SANDBOX_URL ?? '';
const { connector, open } = quickBooksOnlineHarness(url);
const control = new SandboxControl(url);

let documents = 0;
let company: ContractCompany;
let realm: string;
let references: Record<'item' | 'account' | 'vendor' | 'customer' | 'taxCode' | 'bank', string>;

beforeAll(async () => {
  company = await open();
  realm = company.context.remoteCompanyId;
  const names = ['Item', 'Account', 'Vendor', 'Customer', 'TaxCode'];
  const rows = await Promise.all(names.map((name) => control.first(realm, name)));
  const [item = '', account = '', vendor = '', customer = '', taxCode = ''] = rows.map((row) =>
    String(row.Id),
  );
  const { Account: banks = [] } = await control.call<Record<string, { Id: string }[]>>(
    'POST',
    `/companies/${realm}/query`,
    { query: "SELECT * FROM Account WHERE AccountType = 'Bank'" },
  );
  references = { item, account, vendor, customer, taxCode, bank: banks[0]?.Id ?? '' };
});

const LINE = {
  lineNumber: 1,
  accountId: null,
  description: 'Valve',
  quantity: '2',
  unitPrice: '50',
  amount: '100',
  serviceDate: null,
};
const DOCUMENT = {
  currency: 'CAD',
  exchangeRate: null,
  subtotal: '100',
  taxAmount: '0',
  total: '100',
  billingAddress: null,
};

/** One record of each kind that we write. */
function documentOf(entity: Entity): CanonicalDocument {
  const { item, account, vendor, customer, taxCode, bank } = references;
  const line = { ...LINE, itemId: item, taxCodeId: taxCode };
  const order = {
    ...DOCUMENT,
    number: `${entity.slice(0, 3)}-${++documents}`,
    orderDate: '2026-03-02',
    dueDate: null,
    shippingAddress: null,
    memo: 'm',
    customerNotes: null,
  };
  const { accountId: _account, serviceDate: _day, ...orderLine } = line;
  const invoice = {
    ...DOCUMENT,
    number: `${entity.slice(0, 3)}-${++documents}`,
    invoiceDate: '2026-03-02',
    dueDate: '2026-04-01',
    termId: null,
    discountAmount: '0',
    balance: '100',
    voided: false,
    email: null,
    customerMemo: null,
    privateNote: 'note',
    lines: [{ ...line, kind: 'item' as const }],
  };
  const credit = {
    ...DOCUMENT,
    number: `${entity.slice(0, 3)}-${++documents}`,
    creditDate: '2026-03-02',
    discountAmount: '0',
    balance: '100',
    voided: false,
    memo: 'returned',
    lines: [{ ...line, kind: 'item' as const }],
  };
  const samples: Partial<CanonicalDocuments> = {
    customer: company.customer('Northern Holdings'),
    vendor: {
      ...company.customer('Northern Welding'),
      ...{
        billingAddress: undefined,
        shippingAddress: undefined,
        parentId: undefined,
        isProject: undefined,
        taxExempt: undefined,
      },
      kind: 'contractor',
      address: { line1: '1 Main St', city: 'Hamilton', country: 'CA' },
    } as unknown as CanonicalDocuments['vendor'],
    item: {
      name: 'Ball valve 1/2"',
      sku: 'BV-12',
      type: 'service',
      description: 'Valve',
      unitPrice: '50',
      purchaseCost: null,
      quantityOnHand: null,
      taxable: false,
      salesTaxCodeId: null,
      incomeAccountId: account,
      expenseAccountId: null,
      assetAccountId: null,
      active: true,
    },
    estimate: { ...order, customerId: customer, contractorId: null, state: 'accepted', lines: [orderLine] },
    'purchase-order': { ...order, customerId: null, contractorId: vendor, state: 'open', lines: [orderLine] },
    invoice: { ...invoice, customerId: customer, contractorId: null },
    bill: { ...invoice, customerId: null, contractorId: vendor },
    payment: {
      customerId: customer,
      paymentDate: '2026-03-03',
      amount: '40',
      unappliedAmount: '40',
      currency: 'CAD',
      exchangeRate: null,
      paymentMethodId: null,
      accountId: null,
      reference: 'CHQ 1',
      memo: 'deposit',
      voided: false,
      lines: [],
      refunds: [],
    },
    credit: { ...credit, customerId: customer, contractorId: null },
    'vendor-credit': { ...credit, customerId: null, contractorId: vendor },
    refund: {
      customerId: customer,
      contractorId: null,
      refundDate: '2026-03-03',
      amount: '15',
      currency: 'CAD',
      accountId: bank,
      paymentMethodId: null,
      reference: 'INTERAC 8',
      voided: false,
    },
    'time-activity': {
      contractorId: vendor,
      customerId: customer,
      itemId: item,
      workDate: '2026-03-02',
      minutes: 95,
      description: 'Boiler room',
      billable: true,
      hourlyRate: '80',
      costRate: null,
    },
  };
  const document = samples[entity];
  if (!document) throw new Error(`${entity} is not written`);
  return document;
}

function operationOf(
  entity: Entity,
  document: CanonicalDocument,
  rest: Partial<PushOperation> = {},
): PushOperation {
  const localId = newId();
  return { entity, operation: 'create', document, idempotencyKey: newId(), localId, ...rest };
}

const CHANGES: Partial<Record<Entity, object>> = {
  customer: { email: null, phone: '+1 416 555 0199' },
  vendor: { kind: 'supplier', email: null },
  item: { unitPrice: '55.5', sku: null },
  estimate: { memo: 'changed' },
  'purchase-order': { memo: null },
  invoice: { privateNote: 'changed' },
  bill: { privateNote: null },
  payment: { memo: 'changed', reference: null },
  credit: { memo: 'changed' },
  'vendor-credit': { memo: null },
  refund: { reference: null },
  'time-activity': { minutes: 30, billable: false },
};
const WRITTEN = Object.keys(CHANGES) as Entity[];
const DELETED_INSTEAD = new Set<Entity>(['time-activity', 'credit', 'vendor-credit', 'refund']);

/** What the service computes, or fills in from the customer and the item. */
const COMPUTED = {
  billingAddress: 0,
  termId: 0,
  purchaseCost: 0,
  taxAmount: 0,
  total: 0,
  balance: 0,
  accountId: 0,
  exchangeRate: 0,
  dueDate: 0,
};

function own(document: CanonicalDocument | null | undefined): object {
  return Object.fromEntries(Object.entries(document ?? {}).filter(([field]) => !(field in COMPUTED)));
}

describe('each kind of record', () => {
  it.each(WRITTEN)('%s: made, found, changed, refused when stale, and taken away', async (entity) => {
    const { context } = company;
    const create = operationOf(entity, documentOf(entity));
    const made = await connector.push(context, create);
    expect(own(made.document)).toEqual(own(create.document));
    expect((await connector.findByExternalReference(context, create))?.remoteId).toBe(made.remoteId);
    expect((await connector.read(context, entity, made.remoteId))?.document).toEqual(made.document);

    const key = {
      remoteId: made.remoteId,
      expectedVersion: made.remoteVersion ?? undefined,
      localId: create.localId,
    };
    const wanted = { ...made.document, ...CHANGES[entity] } as CanonicalDocument;
    const change = operationOf(entity, wanted, { ...key, operation: 'update' });
    expect(await connector.findByExternalReference(context, change)).toBeUndefined();
    const changed = await connector.push(context, change);
    expect(own(changed.document)).toEqual(own(wanted));
    expect((await connector.findByExternalReference(context, change))?.remoteVersion).toBe(
      changed.remoteVersion,
    );
    const stale = { ...change, idempotencyKey: newId(), document: create.document };
    await expect(connector.push(context, stale)).rejects.toMatchObject({ kind: 'conflict' });

    const last = { ...key, expectedVersion: changed.remoteVersion ?? undefined };
    const removal = operationOf(entity, wanted, { ...last, operation: 'delete' });
    expect(await connector.findByExternalReference(context, removal)).toBeUndefined();
    const removed = await connector.push(context, removal);
    const isList = removed.document !== null;
    expect(removed.document ?? { active: false }).toMatchObject({ active: false });
    expect(await connector.findByExternalReference(context, removal)).toMatchObject({ deleted: !isList });
    if (isList) return;
    await expect(connector.push(context, { ...change, idempotencyKey: newId() })).rejects.toMatchObject({
      kind: 'not-found',
    });
    expect(await connector.findByExternalReference(context, change)).toBeUndefined();
  });

  it.each([
    'invoice',
    'payment',
    'credit',
    'vendor-credit',
    'refund',
    'estimate',
    'purchase-order',
    'time-activity',
  ] as const)('%s: voided', async (entity) => {
    const { context } = company;
    const made = await connector.push(context, operationOf(entity, documentOf(entity)));
    const voiding = operationOf(entity, made.document as CanonicalDocument, {
      operation: 'void',
      remoteId: made.remoteId,
    });
    const done = await connector.push(context, voiding);
    const expected = { invoice: { voided: true, total: '0' }, payment: { voided: true, amount: '0' } }[
      entity as string
    ];
    if (DELETED_INSTEAD.has(entity)) expect(done.document).toBeNull();
    else expect(done.document).toMatchObject(expected ?? { state: 'closed' });
    const version = { expectedVersion: made.remoteVersion ?? undefined };
    expect(await connector.findByExternalReference(context, { ...voiding, ...version })).toMatchObject({
      remoteId: made.remoteId,
    });
  });

  it('refuses what cannot be: voiding a bill, writing a read-only list, changing without an id', async () => {
    const { context } = company;
    const bill = operationOf('bill', documentOf('bill'), { operation: 'void', remoteId: '1' });
    await expect(connector.push(context, bill)).rejects.toMatchObject({ kind: 'validation' });
    const term = operationOf('term', { name: 'Net 7' } as CanonicalDocument);
    await expect(connector.push(context, term)).rejects.toMatchObject({ kind: 'validation' });
    const nameless = operationOf('invoice', documentOf('invoice'), { operation: 'update' });
    await expect(connector.push(context, nameless)).rejects.toMatchObject({ kind: 'validation' });
  });

  it('an update that changes nothing is not sent', async () => {
    const { context } = company;
    const made = await connector.push(
      context,
      operationOf('invoice', { ...documentOf('invoice'), number: 'SAME-1' } as CanonicalDocument),
    );
    const same = operationOf('invoice', made.document as CanonicalDocument, {
      operation: 'update',
      remoteId: made.remoteId,
    });
    expect((await connector.push(context, same)).remoteVersion).toBe(made.remoteVersion);
  });
});

describe('reading', () => {
  it('pulls every kind', async () => {
    for (const entity of ENTITIES) {
      const { changes, next } = await connector.pull(company.context, entity, null);
      expect(next).toBeNull();
      expect(changes.every((change) => change.deleted || change.document !== null)).toBe(true);
    }
  });

  it('reads everything that changed with one call of the change feed and a query for each kind outside it', async () => {
    const calls: number[] = [];
    const budget = { ...company.context.budget, take: async () => void calls.push(1) };
    const since = connector.deltaCursor(new Date(Date.now() - 60_000));
    const { changes, overflow } = await connector.delta({ ...company.context, budget }, ENTITIES, since);
    expect(calls).toHaveLength(4);
    expect(overflow).toEqual([]);
    const order = changes.map(({ entity }) => ENTITIES.indexOf(entity));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    const timed = await connector.delta(company.context, ['time-activity'], since);
    expect(timed.next.since).not.toBe(since.since);
  });

  it('a bookmark beyond the change feed’s memory has expired', async () => {
    for (const cursor of [connector.deltaCursor(new Date(Date.now() - 30 * 86_400_000)), {}]) {
      const { expired, changes, next } = await connector.delta(company.context, ENTITIES, cursor);
      expect([expired, changes]).toEqual([true, []]);
      expect(Date.parse(String(next.since))).toBeGreaterThan(Date.now() - 600_000);
    }
  });

  it('tells company, reports and limits', async () => {
    expect(await connector.company(company.context)).toMatchObject({
      country: 'CA',
      currency: 'CAD',
      closedThrough: null,
    });
    const report = await connector.report(company.context, 'profit-loss', {
      start_date: '2026-01-01',
      end_date: '2026-12-31',
    });
    expect(report).toMatchObject({ Header: { ReportName: 'ProfitAndLoss' } });
    for (const [name, parameters] of [
      ['constructor', {}],
      ['cash-flow', { 'a&b': '1' }],
    ] as const) {
      await expect(connector.report(company.context, name, parameters)).rejects.toMatchObject({
        kind: 'validation',
      });
    }
    expect(connector.capabilities).toMatchObject({
      webhooks: true,
      concurrency: 'version-token',
      idempotencyKeys: true,
    });
    expect(await connector.read(company.context, 'invoice', '../companyinfo/1')).toBeUndefined();
    expect(await connector.read(company.context, 'invoice', '999999')).toBeUndefined();
  });

  it('stops when it is told to, and knows whether something was sent', async () => {
    const stopped = { ...company.context, signal: AbortSignal.abort() };
    await expect(connector.pull(stopped, 'customer', null)).rejects.toMatchObject({ kind: 'unavailable' });
    await control.call('POST', '/faults', { kind: 'slow', delayMs: 3_000, realm, count: 2 });
    const soon = { ...company.context, signal: AbortSignal.timeout(100) };
    await expect(connector.pull(soon, 'customer', null)).rejects.toMatchObject({ kind: 'unavailable' });
    const writing = { ...company.context, signal: AbortSignal.timeout(100) };
    const late = operationOf('customer', company.customer('Too late Ltd.'));
    await expect(connector.push(writing, late)).rejects.toMatchObject({ kind: 'timeout-unknown' });
  });
});
