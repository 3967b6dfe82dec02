import type { TenantRole } from '#identity';
import { sandboxEnv } from '../../../../libs/accounting/src/testing/sandbox.js';
import { logIn, signIn } from '../../../../libs/identity/src/testing/sign-in.js';
import { createTestApp, type TestApp } from '../../../../libs/platform/src/testing/test-app.js';
import { FEATURES } from '../../src/app.module.js';
import { BankOfCanada } from './bank-of-canada.js';
import { Books } from './books.js';
import { type Answer, Person } from './person.js';

const OFFICE = ['owner', 'manager', 'dispatcher', 'accountant'] as const;

/**
 * A small mechanical contractor in Ontario with its office and its books in QuickBooks, and the steps that occur in
 * every scenario. Each step is what a person does, over HTTP.
 */
export class Firm {
  private constructor(
    private readonly test: TestApp,
    private readonly bank: BankOfCanada,
    readonly office: Readonly<Record<(typeof OFFICE)[number], Person>>,
    readonly books: Books,
    /** Ids of what QuickBooks keeps, by name: tax codes, terms, accounts. */
    readonly listed: ReadonlyMap<string, string>,
  ) {}

  static async open(): Promise<Firm> {
    const bank = await BankOfCanada.open();
    const test = await createTestApp(FEATURES, {
      env: { ...sandboxEnv(), BANK_OF_CANADA_URL: bank.url },
    });
    const organizationId = await test.createOrganization('Scenario Mechanical');
    const people = await Promise.all(
      OFFICE.map(async (role) => {
        const { headers } = await signIn(test, role, { organizationId });
        return [role, new Person(test, headers)] as const;
      }),
    );
    const office = Object.fromEntries(people) as Firm['office'];
    const books = await Books.link(office.owner);
    const firm = new Firm(test, bank, office, books, await listsOf(office.accountant));
    await firm.chooseSpecialItems();
    return firm;
  }

  async close(): Promise<void> {
    await this.test.close();
    await this.bank.close();
  }

  /** The id of a tax code, term or account of the books. */
  of(name: string): string {
    const id = this.listed.get(name);
    if (!id) throw new Error(`The books have no ${name}.`);
    return id;
  }

  customer(displayName: string, more: object = {}): Promise<Answer> {
    return this.office.accountant.post('/customers', { displayName, termId: this.of('Net 30'), ...more });
  }

  contractor(displayName: string, more: object = {}): Promise<Answer> {
    return this.office.manager.post('/contractors', { displayName, ...more });
  }

  /** Something the firm sells: taxed with Ontario's HST unless told otherwise. */
  item(name: string, unitPrice: string, more: object = {}): Promise<Answer> {
    return this.office.accountant.post('/items', {
      ...{ name, unitPrice, salesTaxCodeId: this.of('HST ON') },
      incomeAccountId: this.of('Services'),
      expenseAccountId: this.of('Subcontractors'),
      ...more,
    });
  }

  /** A login of the role `contractor` or `customer`, made by the owner. */
  async login(role: TenantRole, who: object): Promise<Person> {
    const email = `${role}-${Object.values(who)[0]}@example.test`;
    const password = 'a first Password';
    await this.office.owner.post('/users', { email, name: 'Somebody', password, role, ...who });
    const { accessToken } = (await logIn(this.test, { email, password })).json<{ accessToken: string }>();
    return new Person(this.test, { authorization: `Bearer ${accessToken}` });
  }

  /** A job made by hand and started. */
  async job(customer: Answer, lines: object[], more: object = {}): Promise<Answer> {
    const job = await this.office.dispatcher.post('/jobs', { customerId: customer.id, lines, ...more });
    return this.step(job, 'start');
  }

  /** A customer's order, approved, and the job that it becomes, started. */
  async orderedJob(customer: Answer, number: string, lines: object[], more: object = {}) {
    const { accountant, manager, dispatcher } = this.office;
    const entered = await accountant.post('/purchase-orders', {
      ...{ direction: 'customer', customerId: customer.id, number, lines },
    });
    const order = await manager.post(`/purchase-orders/${entered.id}/approve`, { version: entered.version });
    const made = await dispatcher.post(`/purchase-orders/${order.id}/jobs`);
    const job = await dispatcher.patch(`/jobs/${made.id}`, { version: made.version, ...more });
    return { order, job: await this.step(job, 'start') };
  }

  /** Moves a job on: start, progress, ship, complete … */
  async step({ id }: Answer, what: string, body: object = {}): Promise<Answer> {
    const { dispatcher } = this.office;
    const { version } = await dispatcher.get(`/jobs/${id}`);
    return dispatcher.post(`/jobs/${id}/${what}`, { version, ...body });
  }

  /** A line of a time sheet, handed in and approved. */
  async approvedTime(time: object): Promise<Answer> {
    const { dispatcher, manager } = this.office;
    const { id } = await dispatcher.post('/time-entries', time);
    await dispatcher.post(`/time-entries/${id}/submit`);
    return manager.post(`/time-entries/${id}/approve`);
  }

  /** The accountant hands an invoice or bill in, and the manager approves it. */
  async approved({ id }: Answer): Promise<Answer> {
    const { accountant, manager } = this.office;
    await accountant.post(`/invoices/${id}/submit`);
    await manager.post(`/invoices/${id}/approve`);
    return accountant.get(`/invoices/${id}`);
  }

  /** What keeps an invoice from being approved, by rule. */
  async blocks({ id }: Answer): Promise<string[]> {
    const { findings } = await this.office.accountant.post(`/invoices/${id}/validate`);
    return findings.filter((one: Answer) => one.severity === 'block').map((one: Answer) => one.rule);
  }

  /** Money from a customer for one invoice. */
  paid(invoice: Answer, amount: string, paymentDate: string, more: object = {}): Promise<Answer> {
    const { id: invoiceId, customerId, currency } = invoice;
    return this.office.accountant.post('/payments', {
      ...{ direction: 'received', customerId, paymentDate, amount, currency },
      allocations: [{ invoiceId, amount }],
      ...more,
    });
  }

  /** Holdbacks and freight are billed with items of their own, each on its own account. */
  private async chooseSpecialItems(): Promise<void> {
    const holdback = await this.item('Holdback', '0', { incomeAccountId: this.of('Holdback receivable') });
    const freight = await this.item('Freight', '0');
    await this.office.accountant.put('/billing-settings', {
      ...{ holdbackItemId: holdback.id, freightItemId: freight.id },
    });
  }
}

async function listsOf(accountant: Person): Promise<Map<string, string>> {
  const lists = ['/tax-codes', '/terms', '/accounts'].map((path) => accountant.list(`${path}?limit=200`));
  const rows = (await Promise.all(lists)).flat();
  return new Map(rows.map(({ name, id }) => [name, id]));
}
