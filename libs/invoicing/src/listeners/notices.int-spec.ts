import { Database } from '#platform';
import { signIn } from '../../../identity/src/testing/sign-in.js';
import { eventually } from '../../../platform/src/testing/eventually.js';
import { createTestApp, type TestApp } from '../../../platform/src/testing/test-app.js';
import { type InvoiceView, InvoicingFacade, InvoicingModule } from '../index.js';
import { BillingFixture } from '../testing/billing-fixture.js';

interface Told {
  kind: string;
  title: string;
  body: string;
}

describe('what people are told of invoices and payments', () => {
  let test: TestApp;
  let office: BillingFixture;

  const told = async (kind: string, as = office.accountant) => {
    const { body } = await office.call<{ items: Told[] }>('GET', '/notifications', undefined, as);
    return body.items.find((item) => item.kind === kind);
  };
  const heard = (kind: string) => eventually(async () => told(kind), kind);

  beforeAll(async () => {
    test = await createTestApp([InvoicingModule]);
    office = await BillingFixture.create(test);
  });

  afterAll(() => test.close());

  it('the author hears that her invoice was approved, and by whom', async () => {
    const jobId = await office.job('4');
    const { body: invoice } = await office.call<InvoiceView>('POST', `/jobs/${jobId}/invoices`, {});
    await office.call('POST', `/invoices/${invoice.id}/submit`);
    await office.inOneTransaction(() =>
      test.app.get(InvoicingFacade).approve(invoice.id, office.manager.userId),
    );
    const waits = await eventually(
      () => told('invoice.submitted', office.manager),
      'the manager to be called',
    );
    expect(waits.body).toBe(`Invoice ${invoice.number} over $452.00 (Acme Towers) waits for a decision.`);
    const { title, body } = await heard('invoice.approved');
    expect(title).toBe(`Invoice ${invoice.number} was approved`);
    expect(body).toBe(`Test manager approved invoice ${invoice.number} over $452.00.`);
    expect(await told('invoice.approved', office.manager)).toBeUndefined();
  });

  it('whoever bills hears that a job is done', async () => {
    const jobId = await office.job('10');
    await office.call('POST', `/jobs/${jobId}/complete`, { version: 1, allDone: true }, office.manager);
    expect((await heard('job.completed')).body).toMatch(/^The work of job JOB-.*, Boiler, is done/);
    // Everybody is told in one go, so hers would be there by now.
    expect(await told('job.completed', office.manager)).toBeUndefined();
  });

  it('the owner hears of a payment, and not the bookkeeper who recorded it', async () => {
    const owner = await signIn(test, 'owner', { organizationId: office.organizationId });
    await office.call('POST', '/payments', {
      ...{ direction: 'received', customerId: office.customerId, paymentDate: '2026-11-21' },
      ...{ amount: '226.00', currency: 'CAD', allocations: [] },
    });
    const { title } = await eventually(() => told('payment.received', owner), 'the owner to hear of it');
    expect(title).toBe('Acme Towers paid $226.00');
    expect(await told('payment.received')).toBeUndefined();
  });

  it('a manager who submits an invoice herself is not called to decide on it', async () => {
    const { organizationId } = office;
    const author = await signIn(test, 'manager', { organizationId });
    const jobId = await office.job('1');
    const { body } = await office.call<InvoiceView>('POST', `/jobs/${jobId}/invoices`, {}, author);
    const owner = await signIn(test, 'owner', { organizationId });
    await office.call('POST', `/invoices/${body.id}/submit`, undefined, author);
    for (const one of [office.manager, owner])
      await eventually(
        async () => (await told('invoice.submitted', one))?.title.includes(body.number),
        'the others who may approve to be called',
      );
    expect(await told('invoice.submitted', author)).toBeUndefined();
  });

  it('a contractor hears by e-mail what she was paid', async () => {
    const email = 'bob@plumbing.example';
    const { prisma } = test.app.get(Database);
    await office.as(() =>
      prisma.contractor.updateMany({ where: { id: office.contractorId }, data: { email } }),
    );
    await office.call('POST', '/payments', {
      ...{ direction: 'paid', contractorId: office.contractorId, paymentDate: '2026-11-21' },
      ...{ amount: '113.00', currency: 'CAD', allocations: [] },
    });
    const letter = await eventually(
      async () =>
        (await office.as(() => prisma.mailMessage.findFirst({ where: { recipients: { has: email } } }))) ??
        undefined,
    );
    expect(letter.subject).toBe('Bob Plumbing was paid $113.00');
  });
});
