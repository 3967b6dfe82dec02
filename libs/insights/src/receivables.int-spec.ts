import { newId } from '#kernel';
import { Database } from '#platform';
import { BillingFixture } from '../../invoicing/src/testing/billing-fixture.js';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import { InsightsModule } from './index.js';

const DAY = 86_400_000;

interface Owed {
  name: string;
  currency: string;
  total: string;
  invoices: number;
  daysLate: number;
}

interface Page {
  asOf: string;
  totals: Record<string, unknown>[];
  items: Owed[];
  nextCursor: string | null;
}

describe('what customers owe', () => {
  let test: TestApp;
  let office: BillingFixture;

  const read = async (query = ''): Promise<Page> =>
    (await office.call<Page>('GET', `/reports/receivables${query}`)).body;

  beforeAll(async () => {
    test = await createTestApp([InsightsModule]);
    office = await BillingFixture.create(test);
    const { asOf } = await read();
    const dueIn = (days: number) => new Date(Date.parse(`${asOf}T00:00:00Z`) + days * DAY);
    const { organizationId, customerId, contractorId } = office;
    await office.inOneTransaction(async () => {
      const { prisma } = test.app.get(Database);
      const owe = (balance: string, dueDate: Date | null, more: object = {}) =>
        prisma.invoice.create({
          data: {
            ...{ organizationId, customerId, id: newId(), number: newId(), direction: 'receivable' },
            ...{ status: 'sent', invoiceDate: dueIn(-200), dueDate, subtotal: balance, taxAmount: '0' },
            ...{ total: balance, balance, ...more },
          },
        });
      await owe('100', dueIn(0));
      await owe('10.10', null);
      await owe('20', dueIn(-1));
      await owe('30', dueIn(-30), { status: 'partially_paid' });
      await owe('40', dueIn(-31));
      await owe('50', dueIn(-90));
      await owe('60.05', dueIn(-91));
      await owe('7', dueIn(-5), { currency: 'USD', exchangeRate: '1.4' });
      await owe('9000', dueIn(-5), { status: 'draft' });
      await owe('9000', dueIn(-5), { balance: '0', status: 'paid' });
      await owe('9000', dueIn(-5), { direction: 'payable', customerId: null, contractorId });
    });
  });

  afterAll(() => test.close());

  it('is told by age, to the day, and never adds two currencies', async () => {
    const { totals, items } = await read();
    expect(totals).toEqual([
      {
        ...{ currency: 'CAD', notDue: '110.10', to30: '50.00', to60: '40.00', to90: '50.00' },
        ...{ over90: '60.05', total: '310.15', invoices: 7 },
      },
      {
        ...{ currency: 'USD', notDue: '0.00', to30: '7.00', to60: '0.00', to90: '0.00' },
        ...{ over90: '0.00', total: '7.00', invoices: 1 },
      },
    ]);
    expect(items.map(({ name, currency, total, daysLate }) => [name, currency, total, daysLate])).toEqual([
      ['Acme Towers', 'CAD', '310.15', 91],
      ['Acme Towers', 'USD', '7.00', 5],
    ]);
  });

  it('comes page by page, with the totals of all customers on each', async () => {
    const first = await read('?limit=1');
    const second = await read(`?limit=1&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map(({ currency }) => currency)).toEqual(['CAD', 'USD']);
    expect([second.totals.length, second.nextCursor]).toEqual([2, null]);
  });
});
