import { localDateOf, newId } from '#kernel';
import { Database } from '#platform';
import { BillingFixture } from '../../invoicing/src/testing/billing-fixture.js';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import { InsightsModule } from './index.js';

// biome-ignore lint/suspicious/noExplicitAny: answers are read as a stranger's program would read them
type Answer = any;

const DAY_MS = 86_400_000;
/** By the calendar of the organization, which decides what is overdue: it is another day than in Greenwich every night. */
const daysFromNow = (days: number) =>
  new Date(Date.parse(localDateOf(new Date(), 'America/Toronto')) + days * DAY_MS);

describe('the account of a customer', () => {
  let test: TestApp;
  let office: BillingFixture;

  const get = (path: string) => office.call<Answer>('GET', path);

  async function invoice(
    number: string,
    status: string,
    balance: string,
    invoiced: number,
    due: number,
    more = {},
  ) {
    const { organizationId, customerId } = office;
    const id = newId();
    await test.app.get(Database).prisma.invoice.create({
      data: {
        ...{ organizationId, id, number, direction: 'receivable', status, customerId },
        ...{ invoiceDate: daysFromNow(invoiced), dueDate: daysFromNow(due) },
        ...{ subtotal: '100', taxAmount: '13', total: '113', balance },
        ...more,
      },
    });
    return id;
  }

  async function payment(amount: string, on: number, invoiceId: string | null, more = {}) {
    const { organizationId, customerId } = office;
    const id = newId();
    const { prisma } = test.app.get(Database);
    await prisma.payment.create({
      data: {
        ...{ organizationId, id, direction: 'received', status: 'recorded', customerId, amount },
        ...{ paymentDate: daysFromNow(on), unappliedAmount: invoiceId ? '0' : amount },
        ...more,
      },
    });
    if (invoiceId)
      await prisma.paymentAllocation.create({
        data: { organizationId, paymentId: id, lineNumber: 1, invoiceId, amount },
      });
  }

  async function credit(number: string, total: string, balance: string, more = {}) {
    const { organizationId, customerId } = office;
    const id = newId();
    await test.app.get(Database).prisma.credit.create({
      data: {
        ...{ organizationId, id, number, direction: 'receivable', status: 'open', customerId, reason: 'x' },
        ...{ creditDate: daysFromNow(-4), subtotal: total, taxAmount: '0', total, balance },
        ...more,
      },
    });
    return id;
  }

  async function refund(creditId: string, amount: string, on: number) {
    const { organizationId, customerId } = office;
    await test.app.get(Database).prisma.refund.create({
      data: {
        ...{ organizationId, id: newId(), status: 'recorded', creditId, customerId, amount },
        refundDate: daysFromNow(on),
      },
    });
  }

  beforeAll(async () => {
    test = await createTestApp([InsightsModule]);
    office = await BillingFixture.create(test);
    await test.as(office.organizationId, async () => {
      await invoice('1', 'sent', '113', -10, 20);
      await invoice('2', 'partially_paid', '63', -60, -30);
      await invoice('3', 'draft', '113', -1, 29);
      await invoice('4', 'void', '113', -90, -60);
      await invoice('5', 'sent', '113', -10, -1, { currency: 'USD' });
      await payment('113', -30, await invoice('6', 'paid', '0', -50, -20));
      await payment('113', -40, await invoice('7', 'paid', '0', -50, -20));
      await payment('113', -500, await invoice('8', 'paid', '0', -600, -570));
      await payment('40', -5, null, { refundedAmount: '10' });
      await payment('900', -5, null, { status: 'void' });
      await credit('CR-1', '50', '20');
      await refund(await credit('CR-2', '30', '0'), '30', -3);
      await credit('CR-3', '70', '0', { status: 'void' });
    });
  });
  afterAll(() => test.close());

  it('says what is open, what is overdue, what came in and how long that takes, in each currency', async () => {
    const { body } = await get(`/customers/${office.customerId}/financials`);
    expect(body.currencies).toEqual([
      {
        currency: 'CAD',
        open: '176.00',
        openInvoices: 2,
        overdue: '63.00',
        overdueInvoices: 1,
        paidLastYear: '226.00',
        unapplied: '40.00',
        openCredit: '20.00',
        averageDaysToPay: 15,
      },
      {
        currency: 'USD',
        open: '113.00',
        openInvoices: 1,
        overdue: '113.00',
        overdueInvoices: 1,
        paidLastYear: '0.00',
        unapplied: '0.00',
        openCredit: '0.00',
        averageDaysToPay: null,
      },
    ]);
  });

  it('tells everything that happened, newest first, a page at a time and nothing twice', async () => {
    const path = `/customers/${office.customerId}`;
    await office.call('POST', `${path}/communications`, {
      kind: 'call',
      happenedAt: new Date(Date.now() + 60_000).toISOString(),
      subject: 'Promised to pay',
    });
    const seen: Answer[] = [];
    let cursor = '';
    do {
      const { body } = await get(`${path}/activity?limit=3${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.items);
      cursor = body.nextCursor ?? '';
    } while (cursor !== '');
    expect(seen[0]).toMatchObject({ type: 'communication', title: 'Promised to pay', status: 'call' });
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    expect(seen.filter(({ type }) => type === 'invoice')).toHaveLength(8);
    expect(seen.filter(({ type }) => type === 'payment')).toHaveLength(5);
    expect(seen.filter(({ type }) => type === 'credit')).toHaveLength(3);
    expect(seen.filter(({ type }) => type === 'refund')).toMatchObject([{ amount: '30.00' }]);
    expect(seen.map(({ at }) => Date.parse(at))).toEqual(
      seen.map(({ at }) => Date.parse(at)).sort((a, b) => b - a),
    );
    expect(seen.find(({ number }) => number === '1')).toMatchObject({ amount: '113.00', status: 'sent' });
  });

  it('is nobody’s when there is no such customer', async () => {
    expect((await get(`/customers/${newId()}/financials`)).status).toBe(404);
    expect((await get('/customers/nobody/activity')).status).toBe(404);
  });
});
