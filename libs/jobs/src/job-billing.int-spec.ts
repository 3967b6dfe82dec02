import { eventually } from '../../platform/src/testing/eventually.js';
import { JobsFixture } from './testing/jobs-fixture.js';

describe('billing of a job', () => {
  const fixture = new JobsFixture();
  const { call, inTransaction, makeJob } = fixture;

  beforeAll(() => fixture.open());
  beforeEach(() => fixture.newOrganization());
  afterAll(() => fixture.close());

  const billable = async (completed: string) => {
    const { id } = await makeJob();
    await call('POST', `/jobs/${id}/start`, { version: 1 });
    const lines = [{ lineNumber: 1, quantityCompleted: completed }];
    await call('POST', `/jobs/${id}/progress`, { version: 2, lines });
    return id;
  };
  const invoiced = async (id: string) =>
    (await fixture.test.as(fixture.organization, () => fixture.facade.job(id)))?.lines[0]?.quantityInvoiced;

  it('takes no more than is completed, when ten invoices are made at the same moment', async () => {
    const id = await billable('7');
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, () =>
        inTransaction(() => fixture.facade.recordInvoiced(id, [{ lineNumber: 1, quantity: '2' }])),
      ),
    );
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(3);
    expect(await invoiced(id)).toBe('6');
    const refused = results.find((result) => result.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'JOBS.OVER_COMPLETED', kind: 'conflict' });
  });

  it('gets back what a voided invoice took, and no more', async () => {
    const id = await billable('7');
    await inTransaction(() => fixture.facade.recordInvoiced(id, [{ lineNumber: 1, quantity: '6.5' }]));
    await inTransaction(() => fixture.facade.releaseInvoiced(id, [{ lineNumber: 1, quantity: '6.5' }]));
    expect(await invoiced(id)).toBe('0');
    await expect(
      inTransaction(() => fixture.facade.releaseInvoiced(id, [{ lineNumber: 1, quantity: '1' }])),
    ).rejects.toMatchObject({ code: 'JOBS.OVER_RELEASED' });
  });

  it('keeps the reason for billing ahead of the work on the line', async () => {
    const id = await billable('0');
    await inTransaction(() =>
      fixture.facade.recordInvoiced(id, [{ lineNumber: 1, quantity: '3' }], 'Deposit of 30 %'),
    );
    const job = await fixture.test.as(fixture.organization, () => fixture.facade.job(id));
    expect(job?.lines.map((line) => line.overrideReason)).toEqual(['Deposit of 30 %', null]);
  });

  it('leaves no trace when the invoice is not made after all', async () => {
    const id = await billable('7');
    await expect(
      inTransaction(async () => {
        await fixture.facade.recordInvoiced(id, [{ lineNumber: 1, quantity: '1' }]);
        throw new Error('no invoice');
      }),
    ).rejects.toThrow('no invoice');
    expect(await invoiced(id)).toBe('0');
  });

  it('tells the order what was done and billed of each line, and takes it back', async () => {
    const id = await billable('7');
    const onOrder = async () => {
      const order = (await call('GET', `/jobs/${id}`)).body.purchaseOrderId;
      const [line] = (await call('GET', `/purchase-orders/${order}`)).body.lines;
      return `${line.quantityWorked} done, ${line.quantityBilled} billed`;
    };
    await inTransaction(() => fixture.facade.recordInvoiced(id, [{ lineNumber: 1, quantity: '6.5' }]));
    await eventually(
      async () => (await onOrder()) === '7 done, 6.5 billed',
      'the order to know of the invoice',
    );
    await inTransaction(() => fixture.facade.releaseInvoiced(id, [{ lineNumber: 1, quantity: '6.5' }]));
    await eventually(
      async () => (await onOrder()) === '7 done, 0 billed',
      'the order to know that it is void',
    );
  });
});
