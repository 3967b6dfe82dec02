import { newId } from '#kernel';
import { AuditLog, Database } from '#platform';
import { signIn } from '../../identity/src/testing/sign-in.js';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import { type InvoiceView, InvoicingModule } from './index.js';
import { BillingFixture, type Refusal } from './testing/billing-fixture.js';

interface Summary {
  slips: { contractorId: string; amount: string; hasNumber: boolean; problems: string[] }[];
  total: string;
  missing: string[];
}

describe('tax slips of a year', () => {
  let test: TestApp;
  let office: BillingFixture;
  let carla: string;

  const summary = async (kind: string, year = 2026): Promise<Summary> =>
    (await office.call<Summary>('GET', `/reports/${kind}?year=${year}`)).body;
  const file = async (kind: string, headers = office.accountant.headers) => {
    const url = `/api/v1/reports/${kind}/file?year=2026`;
    return test.app.inject({ method: 'GET', url, headers });
  };
  const billed = async (contractorId: string, unitPrice: string): Promise<string> => {
    const lines = [{ itemId: office.itemId, unitPrice, taxCodeId: office.taxCodeId }];
    const bill = { direction: 'payable', contractorId, number: newId(), invoiceDate: '2026-05-01', lines };
    const { id } = (await office.call<InvoiceView>('POST', '/invoices', bill)).body;
    await office.approve(id);
    return id;
  };
  const pay = async (contractorId: string, amount: string, changes: object = {}): Promise<string> => {
    const payment = { direction: 'paid', contractorId, paymentDate: '2026-06-01', amount, ...changes };
    const body = { currency: 'CAD', allocations: [], ...payment };
    return (await office.call<{ id: string }>('POST', '/payments', body)).body.id;
  };

  beforeAll(async () => {
    test = await createTestApp([InvoicingModule]);
    office = await BillingFixture.create(test);
    carla = newId();
    const { prisma } = test.app.get(Database);
    const { organizationId } = office;
    await office.as(async () => {
      const party = {
        organizationId,
        id: carla,
        displayName: 'Carla Design',
        companyName: 'Carla Design inc.',
      };
      await prisma.contractor.create({ data: party });
      const supplier = { organizationId, id: newId(), displayName: 'Pipe Depot', kind: 'supplier' };
      await prisma.contractor.create({ data: supplier });
    });
    const owner = await signIn(test, 'owner', { organizationId });
    const told = { slip: 't4a', businessNumber: '123456782' };
    await office.call('PATCH', `/contractors/${carla}/tax-identity`, { version: 0, ...told }, owner);
  });

  afterAll(() => test.close());

  it('count what was paid in the year, with tax for construction and without for other fees', async () => {
    await pay(office.contractorId, '1130.00', {
      allocations: [{ invoiceId: await billed(office.contractorId, '1000'), amount: '1130.00' }],
    });
    await pay(office.contractorId, '70.00');
    await pay(office.contractorId, '9999.00', { paymentDate: '2025-12-31' });
    const bounced = await pay(office.contractorId, '400.00');
    await office.call('POST', `/payments/${bounced}/void`, { reason: 'Cheque bounced' });
    await pay(carla, '1130.00', {
      allocations: [{ invoiceId: await billed(carla, '2000'), amount: '1130.00' }],
    });
    expect(await summary('t5018')).toMatchObject({
      slips: [{ contractorId: office.contractorId, amount: '1200.00', hasNumber: false }],
      total: '1200.00',
    });
    expect(await summary('t4a')).toMatchObject({
      slips: [{ contractorId: carla, amount: '1000.00', hasNumber: true }],
    });
    expect((await summary('t5018', 2025)).total).toBe('9999.00');
  });

  it('are handed on to be looked through, without a number of anybody', async () => {
    const list = async (kind: string, query: string) => {
      const url = `/api/v1/reports/${kind}/list?year=2026&${query}`;
      return test.app.inject({ method: 'GET', url, headers: office.accountant.headers });
    };
    const { body, headers } = await list('t4a', 'format=csv&language=fr');
    expect(headers['content-disposition']).toContain('t4a-2026.csv');
    expect(body).toContain('Carla Design inc.,connu,');
    expect(body).toContain(',1000.00');
    expect(body).not.toContain('123456782');
    expect((await list('t5018', 'format=pdf')).rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await list('t5018', 'format=docx')).statusCode).toBe(422);
  });

  it('say what has to be filled in before a file can be made', async () => {
    expect((await summary('t5018')).missing).toHaveLength(4);
    expect((await file('t5018')).json<Refusal>()).toMatchObject({
      code: 'INVOICING.PAYER_INCOMPLETE',
      fix: 'Fill it in under the branding of your organization.',
    });
  });

  it('become a file with the numbers in it, for those who may see them, and that is written down', async () => {
    const { organizationId } = office;
    const known = { gstNumber: '123456782 RT0001', phone: '+1 613 555-0100', email: 'books@harbour.example' };
    await office.as(() =>
      test.app.get(Database).prisma.organizationBranding.create({
        data: { organizationId, contactName: 'Ann Roy', ...known },
      }),
    );
    const made = await file('t4a');
    expect(made.headers['content-disposition']).toBe('attachment; filename=t4a-2026.xml');
    expect(made.body).toContain('<rcpnt_bn>123456782RT0001</rcpnt_bn>');
    expect(made.body).toContain('<fee_or_oth_srvc_amt>1000.00</fee_or_oth_srvc_amt>');
    expect((await file('t5018')).body).toContain('<tot_sbctrcr_amt>1200.00</tot_sbctrcr_amt>');
    const auditor = await signIn(test, 'auditor', { organizationId });
    expect((await file('t4a', auditor.headers)).statusCode).toBe(403);
    const { items } = await office.as(() => test.app.get(AuditLog).list({ action: 'tax-slips.filed' }, 10));
    expect(items).toHaveLength(2);
  });
});
