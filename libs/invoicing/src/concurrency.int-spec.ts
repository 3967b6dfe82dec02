import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import type { CreditView } from './domain/credit.js';
import { type InvoiceView, InvoicingFacade, InvoicingModule, type PaymentView } from './index.js';
import { BillingFixture } from './testing/billing-fixture.js';

const ONE_OF_50 = ['ok', ...Array(49).fill('conflict')].sort();

/** Fifty people do the same thing to one document at the same moment. */
describe('fifty at once on one document', () => {
  let test: TestApp;
  let office: BillingFixture;

  const draft = async (unitPrice = '100'): Promise<string> => {
    const lines = [{ itemId: office.itemId, quantity: '1', unitPrice }];
    const body = { direction: 'receivable', customerId: office.customerId, lines };
    return (await office.call<InvoiceView>('POST', '/invoices', body)).body.id;
  };
  const approved = async (unitPrice?: string): Promise<string> => {
    const id = await draft(unitPrice);
    await office.approve(id);
    return id;
  };
  const read = async (id: string) => (await office.call<InvoiceView>('GET', `/invoices/${id}`)).body;
  const pay = (amount: string, allocations: object[] = []) =>
    office.call<PaymentView>('POST', '/payments', {
      ...{ direction: 'received', customerId: office.customerId, paymentDate: '2026-11-10', currency: 'CAD' },
      ...{ amount, allocations },
    });
  const fifty = async (one: () => Promise<{ status: number }>): Promise<string[]> => {
    const answers = await Promise.all(Array.from({ length: 50 }, one));
    return answers
      .map(({ status }) => (status < 300 ? 'ok' : status === 409 ? 'conflict' : `status ${status}`))
      .sort();
  };

  beforeAll(async () => {
    test = await createTestApp([InvoicingModule]);
    office = await BillingFixture.create(test);
  });

  afterAll(() => test.close());

  it('approves once', async () => {
    const id = await draft();
    await office.call('POST', `/invoices/${id}/submit`);
    const facade = test.app.get(InvoicingFacade, { strict: false });
    const outcome = await fifty(() =>
      office
        .as(() => facade.approve(id, office.manager.userId))
        .then(() => ({ status: 200 }))
        .catch((error: { kind?: string }) => ({ status: error.kind === 'conflict' ? 409 : 500 })),
    );
    expect(outcome).toEqual(ONE_OF_50);
    expect(await read(id)).toMatchObject({ status: 'approved' });
  });

  it('is paid once', async () => {
    const invoiceId = await approved();
    expect(await fifty(() => pay('113', [{ invoiceId, amount: '113' }]))).toEqual(ONE_OF_50);
    expect(await read(invoiceId)).toMatchObject({ status: 'paid', balance: '0.00' });
  });

  it('spends the rest of a payment once', async () => {
    const { body: payment } = await pay('113');
    const invoiceId = await approved('500');
    const allocations = [{ invoiceId, amount: '100' }];
    const spend = () => office.call('POST', `/payments/${payment.id}/allocate`, { allocations });
    expect(await fifty(spend)).toEqual(ONE_OF_50);
    expect(await read(invoiceId)).toMatchObject({ balance: '465.00' });
  });

  it('is credited, and voided, once', async () => {
    const invoiceId = await approved();
    const credit = () => office.call<CreditView>('POST', `/invoices/${invoiceId}/credits`, { reason: 'x' });
    expect(await fifty(credit)).toEqual(ONE_OF_50);
    const other = await approved();
    const void_ = () => office.call('POST', `/invoices/${other}/void`, { reason: 'x' });
    expect(await fifty(void_)).toEqual(ONE_OF_50);
  });

  it('is either paid or voided', async () => {
    const invoiceId = await approved();
    let turn = 0;
    const outcome = await fifty(() =>
      turn++ % 2 === 0
        ? pay('113', [{ invoiceId, amount: '113' }])
        : office.call('POST', `/invoices/${invoiceId}/void`, { reason: 'x' }),
    );
    expect(outcome).toEqual(ONE_OF_50);
    expect(['paid', 'void']).toContain((await read(invoiceId)).status);
  });
});
