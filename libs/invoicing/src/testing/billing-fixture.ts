import { CatalogFacade } from '#catalog';
import { newId } from '#kernel';
import { Database, UnitOfWork } from '#platform';
import { type SignedIn, signIn } from '../../../identity/src/testing/sign-in.js';
import type { TestApp } from '../../../platform/src/testing/test-app.js';
import type { InvoiceRecord } from '../domain/invoice.js';
import { InvoicingFacade } from '../invoicing.facade.js';

export interface Answer<T> {
  status: number;
  body: T;
}

/** A refusal as it travels over HTTP. */
export interface Refusal {
  code: string;
  detail: string;
  fix?: string;
}

/** An organization in Ontario with people, a customer, a contractor, an item taxed with HST, and jobs on demand. */
export class BillingFixture {
  readonly customerId = newId();
  readonly contractorId = newId();
  readonly itemId = newId();
  readonly taxCodeId = newId();
  /** Of expenses. */
  readonly accountId = newId();
  readonly termId = newId();

  private constructor(
    readonly test: TestApp,
    readonly organizationId: string,
    /** Writes invoices. */
    readonly accountant: SignedIn,
    /** Approves them. */
    readonly manager: SignedIn,
  ) {}

  static async create(test: TestApp): Promise<BillingFixture> {
    const organizationId = await test.createOrganization();
    const accountant = await signIn(test, 'accountant', { organizationId });
    const manager = await signIn(test, 'manager', { organizationId });
    const fixture = new BillingFixture(test, organizationId, accountant, manager);
    await fixture.inOneTransaction(() => fixture.fill());
    return fixture;
  }

  async call<T>(
    method: 'GET' | 'POST' | 'PATCH' | 'PUT',
    url: string,
    payload?: object,
    as = this.accountant,
  ): Promise<Answer<T>> {
    const { headers } = as;
    const response = await this.test.app.inject({
      method,
      url: `/api/v1${url}`,
      headers,
      ...(payload && { payload }),
    });
    return { status: response.statusCode, body: response.json<T>() };
  }

  inOneTransaction<T>(work: () => Promise<T>): Promise<T> {
    return this.test.as(this.organizationId, () => this.test.app.get(UnitOfWork).run(work));
  }

  as<T>(work: () => Promise<T>): Promise<T> {
    return this.test.as(this.organizationId, work);
  }

  /** A job with one line for each quantity completed of ten ordered, at 100.00 each. Answers its id. */
  async job(...completed: string[]): Promise<string> {
    const id = newId();
    const { organizationId, customerId, itemId, taxCodeId } = this;
    const { prisma } = this.test.app.get(Database);
    await this.inOneTransaction(async () => {
      await prisma.job.create({
        data: {
          ...{ organizationId, customerId, id, number: `JOB-${id}`, name: 'Boiler', status: 'in_progress' },
          contractAmount: '10000',
          lines: {
            create: completed.map((quantityCompleted, index) => ({
              ...{ lineNumber: index + 1, itemId, taxCodeId, quantityCompleted },
              ...{ description: `Stage ${index + 1}`, unitPrice: '100', quantityOrdered: '10' },
            })),
          },
        },
      });
    });
    return id;
  }

  /** Sets the items that special lines are billed with: all of them the same one. */
  async settle(changes: object = {}): Promise<void> {
    const item = this.itemId;
    const body = { holdbackItemId: item, depositItemId: item, freightItemId: item, ...changes };
    await this.call('PUT', '/billing-settings', body);
  }

  /** Takes a draft through approval, as the approvals module would. */
  async approve(id: string): Promise<void> {
    await this.call('POST', `/invoices/${id}/submit`);
    await this.as(() =>
      this.test.app.get(InvoicingFacade, { strict: false }).approve(id, this.manager.userId),
    );
  }

  /** The state of a time entry. */
  async statusOfTime(id: string): Promise<string | undefined> {
    const { prisma } = this.test.app.get(Database);
    return (await this.as(() => prisma.timeEntry.findFirst({ where: { id } })))?.status;
  }

  /** How much of each line of a job is invoiced. */
  async invoicedOf(jobId: string): Promise<string[]> {
    const { prisma } = this.test.app.get(Database);
    const lines = await this.as(() =>
      prisma.jobLine.findMany({ where: { jobId }, orderBy: { lineNumber: 'asc' } }),
    );
    return lines.map((line) => line.quantityInvoiced.toFixed());
  }

  /** Approved time of the contractor; answers its id. */
  async approvedTime(
    jobId: string | null = null,
    changes: { minutes?: number; hourlyRate?: string; day?: string; itemId?: string } = {},
  ): Promise<string> {
    const id = newId();
    const { organizationId, contractorId } = this;
    const { day = '2026-11-02', minutes = 90, ...rest } = changes;
    const workDate = new Date(`${day}T00:00:00Z`);
    await this.inOneTransaction(async () => {
      await this.test.app.get(Database).prisma.timeEntry.create({
        data: {
          organizationId,
          contractorId,
          id,
          jobId,
          workDate,
          minutes,
          status: 'approved',
          costRate: '40',
          ...rest,
        },
      });
    });
    return id;
  }

  /** An approved expense of the contractor; answers its id. */
  async approvedExpense(
    jobId: string | null = null,
    changes: { amount?: string; taxAmount?: string; category?: string; day?: string; currency?: string } = {},
  ): Promise<string> {
    const id = newId();
    const { organizationId, contractorId, customerId } = this;
    const { day = '2026-11-02', ...rest } = changes;
    await this.inOneTransaction(async () => {
      await this.test.app.get(Database).prisma.expense.create({
        data: {
          ...{ organizationId, contractorId, customerId, id, jobId, category: 'fuel', vendor: 'Shell' },
          ...{ amount: '56.50', taxAmount: '6.50', currency: 'CAD', status: 'approved' },
          ...rest,
          expenseDate: new Date(`${day}T00:00:00Z`),
        },
      });
    });
    return id;
  }

  /** Material that a job used of the item, or gave back; answers the id of the movement. */
  async material(jobId: string, quantity: string, unitCost: string | null): Promise<string> {
    const id = newId();
    const { organizationId, itemId } = this;
    const kind = unitCost === null ? 'returned' : 'consumed';
    await this.inOneTransaction(async () => {
      await this.test.app.get(Database).prisma.stockMovement.create({
        data: {
          ...{ organizationId, id, itemId, jobId, kind, quantity, unitCost, actorKind: 'system' },
          at: new Date('2026-11-03T15:00:00Z'),
        },
      });
    });
    return id;
  }

  /** An approved order of ten pieces at 4.00 to the contractor as a supplier, with as many received. Answers its id. */
  async supplierOrder(received = '10', changes: object = {}): Promise<string> {
    const id = newId();
    const { organizationId, contractorId } = this;
    const money = { subtotal: '40', taxAmount: '0', total: '40' };
    await this.inOneTransaction(async () => {
      await this.test.app.get(Database).prisma.purchaseOrder.create({
        data: {
          ...{ organizationId, id, number: `PO-${id}`, direction: 'supplier', status: 'in_progress' },
          ...{ ...money, contractorId, orderDate: new Date('2026-11-01T00:00:00Z') },
          ...changes,
          lines: {
            create: {
              lineNumber: 1,
              description: 'Copper pipe',
              quantity: '10',
              unitPrice: '4',
              amount: '40',
            },
          },
          details: { create: { lineNumber: 1, quantityLimit: '10', quantityReceived: received } },
        },
      });
    });
    return id;
  }

  /** A bill of the contractor as somebody writes it in the books: one line of copper pipe. */
  bookedBill(quantity: string, amount: string, changes: Partial<InvoiceRecord> = {}): InvoiceRecord {
    return {
      ...{ id: newId(), number: `B-${newId()}`, direction: 'payable', status: 'sent', customerId: null },
      ...{ contractorId: this.contractorId, jobId: null, purchaseOrderId: null, invoiceDate: '2026-11-12' },
      ...{ dueDate: null, termId: null, currency: 'CAD', exchangeRate: null, subtotal: amount },
      ...{ discountAmount: '0', taxAmount: '0', total: amount, balance: amount, billingAddress: null },
      ...{ email: null, customerMemo: null, privateNote: null, source: 'quickbooks-online' },
      lines: [this.bookedLine(quantity, amount)],
      ...changes,
    };
  }

  /** A line of such a bill. */
  bookedLine(quantity: string, amount: string, changes: object = {}): InvoiceRecord['lines'][number] {
    return {
      ...{ lineNumber: 1, kind: 'item', itemId: this.itemId, accountId: null, unitPrice: '4' },
      ...{ description: 'Copper pipe', quantity, amount, taxCodeId: null, taxAmount: null },
      ...{ serviceDate: null, jobId: null, jobLineNumber: null, timeEntryId: null },
      ...changes,
    };
  }

  /** Records as a page of the books brings them. */
  async pull(...records: InvoiceRecord[]): Promise<void> {
    const { invoices } = this.test.app.get(InvoicingFacade, { strict: false });
    await this.inOneTransaction(() => invoices.importRecords(records));
  }

  /** How much of the first line of an order is billed: quantity and amount. */
  async billedOf(orderId: string, lineNumber = 1): Promise<[string, string]> {
    const { prisma } = this.test.app.get(Database);
    const line = await this.as(() =>
      prisma.purchaseOrderLineDetail.findFirst({ where: { purchaseOrderId: orderId, lineNumber } }),
    );
    return [line?.quantityBilled.toFixed() ?? '', line?.amountBilled.toFixed(2) ?? ''];
  }

  /** The state of an expense. */
  async statusOfExpense(id: string): Promise<string | undefined> {
    const { prisma } = this.test.app.get(Database);
    return (await this.as(() => prisma.expense.findFirst({ where: { id } })))?.status;
  }

  private async fill(): Promise<void> {
    const { organizationId, customerId, contractorId, itemId, taxCodeId, termId } = this;
    const { prisma } = this.test.app.get(Database);
    const catalog = this.test.app.get(CatalogFacade, { strict: false });
    const rateId = newId();
    await prisma.taxRate.create({ data: { organizationId, id: rateId, name: 'HST ON', percent: '13' } });
    const salesRates = [{ taxRateId: rateId, order: 1, onTax: false }];
    await catalog.taxCodes.importRecords([
      {
        id: taxCodeId,
        name: 'H',
        description: null,
        taxable: true,
        salesRates,
        purchaseRates: salesRates,
        active: true,
      },
    ]);
    await catalog.accounts.importRecords([
      {
        ...{ id: this.accountId, name: 'Subcontractors', number: null, type: 'Expense', subtype: null },
        ...{ classification: null, currency: 'CAD', active: true },
      },
    ]);
    await prisma.term.create({ data: { organizationId, id: termId, name: 'Net 30', dueDays: 30 } });
    await prisma.item.create({
      data: {
        organizationId,
        id: itemId,
        name: 'Labour',
        type: 'service',
        unitPrice: '95',
        salesTaxCodeId: taxCodeId,
      },
    });
    await prisma.customer.create({
      data: { organizationId, id: customerId, displayName: 'Acme Towers', termId },
    });
    await prisma.contractor.create({
      data: { organizationId, id: contractorId, displayName: 'Bob Plumbing' },
    });
  }
}
