import type { Type } from '@nestjs/common';
import { CatalogFacade, type ItemRecord } from '#catalog';
import { type Clock, newId } from '#kernel';
import { PartiesFacade } from '#parties';
import { CLOCK, runAsTenant, systemActor, UnitOfWork } from '#platform';
import { type PurchaseOrderRecord, PurchaseOrdersFacade } from '#purchase-orders';
import { createTestApp, type TestApp } from '../../../platform/src/testing/test-app.js';
import { JobsFacade, JobsModule, type JobView } from '../index.js';

const NOBODY = { companyName: null, givenName: null, familyName: null, email: null, phone: null };
const NOWHERE = { billingAddress: null, shippingAddress: null, parentId: null, termId: null };

/** The application with one organization that has a customer with approved orders. */
export class JobsFixture {
  organization = '';
  customerId = '';
  test!: TestApp;

  async open(modules: Type[] = []): Promise<void> {
    this.test = await createTestApp([JobsModule, ...modules]);
  }

  /** Each scenario works in an organization of its own, so that its numbers start at one. */
  async newOrganization(): Promise<void> {
    this.organization = await this.test.createOrganization();
    this.customerId = newId();
    const customer = { ...NOBODY, ...NOWHERE, id: this.customerId, displayName: 'Maple Ridge' };
    await this.inTransaction(() =>
      this.test.app
        .get(PartiesFacade)
        .customers.importRecords([
          { ...customer, isProject: false, currency: 'CAD', taxExempt: false, active: true },
        ]),
    );
  }

  async close(): Promise<void> {
    await this.test.close();
  }

  get facade(): JobsFacade {
    return this.test.app.get(JobsFacade);
  }

  /** Holds the clock still. */
  at(instant: string): void {
    this.test.app.get<Clock>(CLOCK).now = () => new Date(instant);
  }

  releaseClock(): void {
    this.test.app.get<Clock>(CLOCK).now = () => new Date();
  }

  /** A request as somebody of the organization: the tenant stands where the guard puts it in the product. */
  call = async (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object) => {
    const response = await runAsTenant(this.organization, systemActor('test'), () =>
      this.test.app.inject({ method, url: `/api/v1${url}`, ...(payload && { payload }) }),
    );
    return { status: response.statusCode, body: response.body ? response.json() : undefined };
  };

  inTransaction = <T>(work: () => Promise<T>): Promise<T> =>
    this.test.as(this.organization, () => this.test.app.get(UnitOfWork).run(work));

  order = (changes: Partial<PurchaseOrderRecord> = {}): PurchaseOrderRecord => ({
    id: newId(),
    number: '1042',
    direction: 'customer',
    status: 'approved',
    customerId: this.customerId,
    contractorId: null,
    orderDate: '2026-11-01',
    dueDate: '2026-12-24',
    currency: 'CAD',
    exchangeRate: null,
    billingAddress: null,
    shippingAddress: { line1: '7 Site Rd', province: 'ON' },
    memo: 'Side door',
    customerNotes: null,
    subtotal: '1040',
    taxAmount: '0',
    total: '1040',
    source: 'quickbooks-online',
    lines: [orderLine(1, 'Boiler', '10', '100', '1000'), orderLine(2, 'Permit', '1', '40', '40')],
    ...changes,
  });

  /** Answers the id of the first. */
  importOrders = async (...records: PurchaseOrderRecord[]): Promise<string> => {
    const { orders } = this.test.app.get(PurchaseOrdersFacade);
    await this.inTransaction(() => orders.importRecords(records));
    return records[0]?.id ?? '';
  };

  makeJob = async (body: object = {}): Promise<JobView> => {
    const id = await this.importOrders(this.order());
    return (await this.call('POST', `/purchase-orders/${id}/jobs`, body)).body;
  };

  /** A job without an order: ten boilers at 100. */
  handJob = async (changes: object = {}): Promise<JobView> => {
    const lines = [{ description: 'Boiler', quantity: '10', unitPrice: '100' }];
    return (await this.call('POST', '/jobs', { customerId: this.customerId, lines, ...changes })).body;
  };

  /** An item as the accounting system tells of it; answers its id. */
  item = async (changes: Partial<ItemRecord> = {}): Promise<string> => {
    const id = changes.id ?? newId();
    const accounts = { incomeAccountId: null, expenseAccountId: null, assetAccountId: null };
    const record: ItemRecord = {
      ...{ id, name: `Valve ${id}`, sku: null, type: 'inventory', description: null, unitPrice: '9' },
      ...{ purchaseCost: '4.5', quantityOnHand: '10', taxable: true, salesTaxCodeId: null, active: true },
      ...accounts,
      ...changes,
    };
    await this.inTransaction(() => this.test.app.get(CatalogFacade).items.importRecords([record]));
    return id;
  };

  orderStatus = async (id: string | null): Promise<string | undefined> =>
    (await this.test.as(this.organization, () => this.test.app.get(PurchaseOrdersFacade).order(id ?? '')))
      ?.status;
}

function orderLine(
  lineNumber: number,
  description: string,
  quantity: string,
  unitPrice: string,
  amount: string,
) {
  return { lineNumber, itemId: null, description, quantity, unitPrice, amount, taxCodeId: null };
}
