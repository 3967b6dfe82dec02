import { newId } from '#kernel';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import { type InvoiceView, InvoicingFacade, InvoicingModule, type PaymentView } from './index.js';
import { BillingFixture } from './testing/billing-fixture.js';

describe('payments', () => {
  let test: TestApp;
  let office: BillingFixture;

  /** An approved invoice of 113.00. */
  const approved = async (): Promise<string> => {
    const lines = [{ itemId: office.itemId, unitPrice: '100' }];
    const body = { direction: 'receivable', customerId: office.customerId, lines };
    const { id } = (await office.call<InvoiceView>('POST', '/invoices', body)).body;
    await office.call('POST', `/invoices/${id}/submit`);
    await office.inOneTransaction(() => test.app.get(InvoicingFacade).approve(id, office.manager.userId));
    return id;
  };
  const pay = <T = PaymentView>(amount: string, ...allocations: [string, string][]) =>
    office.call<T>('POST', '/payments', {
      ...{
        direction: 'received',
        customerId: office.customerId,
        paymentDate: '2026-11-21',
        amount,
        currency: 'CAD',
      },
      allocations: allocations.map(([invoiceId, part]) => ({ invoiceId, amount: part })),
    });
  const read = async (id: string) => (await office.call<InvoiceView>('GET', `/invoices/${id}`)).body;

  beforeAll(async () => {
    test = await createTestApp([InvoicingModule]);
    office = await BillingFixture.create(test);
  });

  afterAll(() => test.close());

  it('pays several invoices with one payment and keeps the rest unapplied', async () => {
    const [first, second] = [await approved(), await approved()];
    const { status, body } = await pay('200', [first, '113'], [second, '50.50']);
    expect(status).toBe(201);
    expect(body).toMatchObject({ unappliedAmount: '36.50', status: 'recorded', source: 'manual' });
    expect(await read(first)).toMatchObject({ status: 'paid', balance: '0.00' });
    expect(await read(second)).toMatchObject({ status: 'partially_paid', balance: '62.50' });
  });

  it('never pays more than the balance when 50 pay the same invoice at once', async () => {
    const id = await approved();
    const answers = await Promise.all(Array.from({ length: 50 }, () => pay('113', [id, '113'])));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(49);
    expect(await read(id)).toMatchObject({ status: 'paid', balance: '0.00' });
  });

  it('opens the invoice again when the payment is voided, and lets it be voided itself then', async () => {
    const id = await approved();
    const { body: payment } = await pay('113', [id, '113']);
    const voidIt = () => office.call('POST', `/invoices/${id}/void`, { reason: 'Duplicate' });
    expect(await voidIt()).toMatchObject({ status: 409, body: { code: 'INVOICING.HAS_PAYMENTS' } });
    const bounce = () => office.call('POST', `/payments/${payment.id}/void`, { reason: 'Cheque bounced' });
    expect(await bounce()).toMatchObject({ status: 200, body: { status: 'void', version: 2 } });
    expect(await read(id)).toMatchObject({ status: 'sent', balance: '113.00' });
    expect(await bounce()).toMatchObject({ status: 409, body: { code: 'INVOICING.PAYMENT_VOID' } });
    expect(await voidIt()).toMatchObject({ status: 200 });
  });

  it('stores nothing of a payment that is refused', async () => {
    const id = await approved();
    expect(await pay('500', [id, '113.01'])).toMatchObject({
      status: 409,
      body: { code: 'INVOICING.OVER_BALANCE' },
    });
    const { body } = await office.call<{ items: object[] }>('GET', `/payments?invoiceId=${id}`);
    expect(body.items).toEqual([]);
  });

  it('asks who paid', async () => {
    const body = {
      direction: 'paid',
      customerId: office.customerId,
      paymentDate: '2026-11-21',
      amount: '5',
      currency: 'CAD',
    };
    expect(await office.call('POST', '/payments', body)).toMatchObject({
      status: 422,
      body: { code: 'INVOICING.PAYMENT_PARTY', field: 'contractorId' },
    });
  });

  it.each(['customerId', 'paymentMethodId', 'accountId'])(
    'is refused where its %s is nobody here',
    async (field) => {
      const payment = { direction: 'received', customerId: office.customerId, paymentDate: '2026-11-21' };
      const body = { ...payment, amount: '5', currency: 'CAD', [field]: newId() };
      expect(await office.call('POST', '/payments', body)).toMatchObject({
        status: 422,
        body: { code: 'INVOICING.NO_SUCH_REFERENCE', field },
      });
    },
  );

  it('is not credited in the name of a contractor who is nobody here', async () => {
    const credit = { direction: 'receivable', customerId: office.customerId, contractorId: newId() };
    const lines = [{ itemId: office.itemId, unitPrice: '5', taxCodeId: office.taxCodeId }];
    expect(await office.call('POST', '/credits', { ...credit, reason: 'Goodwill', lines })).toMatchObject({
      status: 422,
      body: { code: 'INVOICING.NO_SUCH_CONTRACTOR', field: 'contractorId' },
    });
  });
});
