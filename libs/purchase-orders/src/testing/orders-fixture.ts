import { CatalogFacade } from '#catalog';
import { newId } from '#kernel';
import { PartiesFacade } from '#parties';
import { runAsTenant, systemActor, UnitOfWork } from '#platform';
import { signIn } from '../../../identity/src/testing/sign-in.js';
import { createTestApp, type TestApp } from '../../../platform/src/testing/test-app.js';
import { PurchaseOrderFilesModule, PurchaseOrdersFacade, PurchaseOrdersModule } from '../index.js';

type Method = 'GET' | 'POST' | 'PATCH';

// biome-ignore lint/suspicious/noExplicitAny: a test reads the answers of every route.
export type Answer = { status: number; body: any };

/** Whom and what the fixture's organization knows. */
export const KNOWN = { customerId: newId(), supplierId: newId(), itemId: newId(), taxCodeId: newId() };

/** An organization that knows a customer, a supplier, a boiler and the GST. */
export interface OrdersFixture {
  test: TestApp;
  organization: string;
  /** Of whoever is signed in. */
  headers: Record<string, string>;
  facade: PurchaseOrdersFacade;
  customerId: string;
  supplierId: string;
  itemId: string;
  taxCodeId: string;
  call(method: Method, url: string, payload?: object, actor?: string): Promise<Answer>;
  inTransaction<T>(work: () => Promise<T>): Promise<T>;
  /** An approved order to the supplier; answers the order. */
  ordered(changes?: object): Promise<Answer['body']>;
}

/** With `files` somebody is signed in, because papers say whose they are. */
export async function ordersFixture({ files = false } = {}): Promise<OrdersFixture> {
  const test = await createTestApp(
    files ? [PurchaseOrdersModule, PurchaseOrderFilesModule] : [PurchaseOrdersModule],
  );
  const organization = await test.createOrganization();
  const headers = files ? (await signIn(test, 'owner', { organizationId: organization })).headers : {};
  const { customerId, supplierId, itemId, taxCodeId } = KNOWN;
  const inTransaction = <T>(work: () => Promise<T>) =>
    test.as(organization, () => test.app.get(UnitOfWork).run(work));
  const call: OrdersFixture['call'] = async (method, url, payload, actor = 'test') => {
    const response = await runAsTenant(organization, systemActor(actor), () =>
      test.app.inject({ method, url: `/api/v1${url}`, headers, ...(payload && { payload }) }),
    );
    return { status: response.statusCode, body: response.json() };
  };
  await addLists(test, inTransaction, { customerId, supplierId, itemId, taxCodeId });
  const ordered = async (changes: object = {}) => {
    const lines = [{ description: 'Copper pipe', quantity: '10', unitPrice: '4' }];
    const order = {
      direction: 'supplier',
      contractorId: supplierId,
      orderDate: '2026-11-02',
      lines,
      ...changes,
    };
    const made = await call('POST', '/purchase-orders', order);
    if (made.status !== 201) throw new Error(JSON.stringify(made.body));
    return (await call('POST', `/purchase-orders/${made.body.id}/approve`, { version: 1 })).body;
  };
  const facade = test.app.get(PurchaseOrdersFacade);
  return {
    test,
    organization,
    headers,
    facade,
    customerId,
    supplierId,
    itemId,
    taxCodeId,
    call,
    inTransaction,
    ordered,
  };
}

interface Ids {
  customerId: string;
  supplierId: string;
  itemId: string;
  taxCodeId: string;
}

async function addLists(
  test: TestApp,
  inTransaction: OrdersFixture['inTransaction'],
  { customerId, supplierId, itemId, taxCodeId }: Ids,
): Promise<void> {
  const nobody = { companyName: null, givenName: null, familyName: null, email: null, phone: null };
  const party = { ...nobody, currency: 'CAD', termId: null, active: true };
  const catalog = test.app.get(CatalogFacade);
  const gst = {
    id: newId(),
    name: 'GST',
    description: null,
    percent: '5',
    agency: null,
    history: [],
    active: true,
  };
  await inTransaction(async () => {
    await test.app.get(PartiesFacade).customers.importRecords([
      {
        ...party,
        id: customerId,
        displayName: 'Maple Ridge',
        billingAddress: { line1: '1 Main' },
        shippingAddress: { line1: '2 Site Rd' },
        parentId: null,
        isProject: false,
        taxExempt: false,
      },
    ]);
    await test.app.get(PartiesFacade).contractors.importRecords([
      {
        ...party,
        id: supplierId,
        kind: 'supplier',
        displayName: 'Noble',
        address: null,
        currency: 'USD',
      },
    ]);
    await catalog.taxRates.importRecords([gst]);
    await catalog.taxCodes.importRecords([
      {
        id: taxCodeId,
        name: 'G',
        description: null,
        taxable: true,
        salesRates: [{ taxRateId: gst.id, order: 1, onTax: false }],
        purchaseRates: [],
        active: true,
      },
    ]);
    await catalog.items.importRecords([
      {
        id: itemId,
        name: 'Boiler',
        sku: null,
        type: 'service',
        description: null,
        unitPrice: '33.333333',
        purchaseCost: '20',
        quantityOnHand: null,
        taxable: true,
        salesTaxCodeId: taxCodeId,
        incomeAccountId: null,
        expenseAccountId: null,
        assetAccountId: null,
        active: true,
      },
    ]);
  });
}
