import { type InvoiceView, InvoicingFacade } from '#invoicing';
import { newId } from '#kernel';
import { EventBus } from '#platform';
import { TimeEntryApproved } from '#timekeeping';
import { BillingFixture } from '../../invoicing/src/testing/billing-fixture.js';
import { eventually } from '../../platform/src/testing/eventually.js';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import { InsightsFacade, InsightsModule, type JobFinancialSnapshot } from './index.js';

describe('job financials', () => {
  let test: TestApp;
  let office: BillingFixture;
  let facade: InsightsFacade;

  const read = (jobId: string) => office.call<JobFinancialSnapshot>('GET', `/jobs/${jobId}/financials`);

  beforeAll(async () => {
    test = await createTestApp([InsightsModule]);
    office = await BillingFixture.create(test);
    facade = test.app.get(InsightsFacade);
  });

  afterAll(() => test.close());

  it('are taken when nobody took them before, and then kept', async () => {
    const jobId = await office.job('4');
    const { status, body } = await read(jobId);
    expect(status).toBe(200);
    expect(body).toMatchObject({ source: 'placeholder', margin: '10000.00', accounting: null });
    expect(body.figures.contractAmount).toMatchObject({ amount: '10000.00', source: 'operations' });
    expect((await read(jobId)).body.id).toBe(body.id);
  });

  it('add up time, invoices and what was paid on them, and name the documents', async () => {
    const jobId = await office.job('4');
    const time = await office.approvedTime(jobId);
    const { body: invoice } = await office.call<InvoiceView>('POST', `/jobs/${jobId}/invoices`, {});
    await office.call('POST', `/invoices/${invoice.id}/submit`);
    await office.inOneTransaction(() =>
      test.app.get(InvoicingFacade).approve(invoice.id, office.manager.userId),
    );
    await office.call('POST', '/payments', {
      ...{ direction: 'received', customerId: office.customerId, paymentDate: '2026-11-21', amount: '226' },
      ...{ currency: 'CAD', allocations: [{ invoiceId: invoice.id, amount: '226' }] },
    });
    const { figures, margin, source } = await office.as(() => facade.takeSnapshot(jobId));
    expect({ source, margin }).toEqual({ source: 'operations', margin: '9940.00' });
    expect(figures.labourCost).toEqual({
      amount: '60.00',
      source: 'operations',
      documents: [{ type: 'time_entry', id: time, number: null, amount: '60.00' }],
    });
    expect(figures.invoiced).toMatchObject({ amount: '400.00', documents: [{ id: invoice.id }] });
    expect(figures.paid.amount).toBe('226.00');
  });

  it('come from the books when they were asked', async () => {
    const jobId = await office.job('1');
    const asOf = '2026-11-21T03:00:00.000Z';
    const costs = { labour: '100', materials: '50', other: '25' };
    const documents = [{ type: 'Invoice', remoteId: '9', number: '1009', amount: '500' }];
    const figures = { system: 'quickbooks-online', invoiced: '500', paid: '0', costs, documents, asOf };
    const taken = await office.as(() => facade.takeSnapshot(jobId, figures));
    expect(taken).toMatchObject({ source: 'accounting', margin: '9825.00' });
    expect((await read(jobId)).body).toEqual(taken);
    expect(await office.as(() => facade.latest(jobId))).toEqual(taken);
  });

  it('commit what was ordered from suppliers for the job, until the bill of it is approved', async () => {
    const jobId = await office.job('1');
    const orderId = await office.supplierOrder('10', { jobId });
    const committed = async () => (await office.as(() => facade.takeSnapshot(jobId))).figures;
    const before = await committed();
    expect(before.committedCost).toMatchObject({
      ...{ amount: '40.00', source: 'operations', documents: [{ type: 'purchase_order', id: orderId }] },
    });
    const { body: bill } = await office.call<InvoiceView>('POST', `/purchase-orders/${orderId}/bills`, {
      ...{ number: 'S-1', lines: [{ lineNumber: 1, quantity: '6' }] },
    });
    expect(bill.jobId).toBe(jobId);
    expect((await committed()).committedCost.amount).toBe('40.00');
    await office.approve(bill.id);
    const after = await committed();
    expect([after.committedCost.amount, after.materialCost.amount]).toEqual(['16.00', '24.00']);
    const { body: outlook } = await office.call<object>('GET', `/jobs/${jobId}/budget`);
    expect(outlook).toMatchObject({ committed: '16.00', forecast: '40.00' });
  });

  it('tell managers once when a job has used most of its budget, and once when it is over', async () => {
    const jobId = await office.job('1');
    const lines = [{ category: 'labour', amount: '100' }];
    await office.call('PATCH', `/jobs/${jobId}/budget`, { version: 0, lines });
    const told = async () => {
      const { body } = await office.call<{
        items: { kind: string; body: string; subject: { id: string } }[];
      }>(...(['GET', '/notifications', undefined, office.manager] as const));
      return body.items.filter(({ subject }) => subject.id === jobId).map(({ kind }) => kind);
    };
    const work = async () => {
      const id = await office.approvedTime(jobId, { minutes: 60 });
      await office.inOneTransaction(() => test.app.get(EventBus).publish(new TimeEntryApproved(id, 1)));
    };
    await work();
    await work();
    await eventually(async () => ((await told()).length === 1 ? true : undefined), 'the early word');
    expect(await told()).toEqual(['job.near_budget']);
    await work();
    await work();
    await eventually(
      async () => ((await told()).length === 2 ? true : undefined),
      'the word that it is over',
    );
    const { body: seen } = await office.call<{ version: number }>('GET', `/jobs/${jobId}/budget`);
    await office.call('PATCH', `/jobs/${jobId}/budget`, {
      ...{ version: seen.version, lines: [{ category: 'labour', amount: '170' }] },
    });
    await work();
    await eventually(
      async () => ((await told()).length === 3 ? true : undefined),
      'the word on the new budget',
    );
    expect((await told()).sort()).toEqual(['job.near_budget', 'job.over_budget', 'job.over_budget']);
  });

  it('tell it again when a budget that was raised is what it was before', async () => {
    const jobId = await office.job('1');
    const setBudget = (version: number, amount: string) =>
      office.call('PATCH', `/jobs/${jobId}/budget`, {
        ...{ version, lines: [{ category: 'labour', amount }], warnPercent: null },
      });
    const told = async (reader = office.manager) => {
      const { body } = await office.call<{ items: { subject: { id: string } }[] }>(
        ...(['GET', '/notifications', undefined, reader] as const),
      );
      return body.items.filter(({ subject }) => subject.id === jobId).length;
    };
    await office.approvedTime(jobId, { minutes: 60 });
    await setBudget(0, '10');
    await eventually(async () => (await told()) === 1, 'the word that it is over');
    await setBudget(1, '1000');
    await setBudget(2, '10');
    await eventually(async () => (await told()) === 2, 'the word that it is over again');
    // Whoever set the budget saw the figures; everybody is told in one go, so hers would be there by now.
    expect(await told(office.accountant)).toBe(0);
  });

  it('are not found for a job of somebody else', async () => {
    expect(await read(newId())).toMatchObject({ status: 404, body: { code: 'INSIGHTS.JOB_NOT_FOUND' } });
  });
});
