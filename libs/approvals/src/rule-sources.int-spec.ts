import { CatalogFacade } from '#catalog';
import { InvoiceSets, type InvoiceView, InvoicingFacade } from '#invoicing';
import { newId } from '#kernel';
import { Database } from '#platform';
import { BillingFixture } from '../../invoicing/src/testing/billing-fixture.js';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import { ApprovalsModule, type Finding } from './index.js';

/** The site of the visits: a fence of 100 m around it. */
const SITE = { latitude: '43.650000', longitude: '-79.380000' };
const HUNDRED_METRES_NORTH = 0.0009;

describe('what the rules look at', () => {
  let test: TestApp;
  let office: BillingFixture;
  let prisma: Database['prisma'];
  let count = 0;

  const draft = async (line: object = {}): Promise<string> => {
    const lines = [{ itemId: office.itemId, quantity: String(++count), ...line }];
    const body = { direction: 'receivable', customerId: office.customerId, lines };
    return (await office.call<InvoiceView>('POST', '/invoices', body)).body.id;
  };
  const found = async (id: string, rule: string): Promise<Finding | undefined> =>
    (await office.call<{ findings: Finding[] }>('POST', `/invoices/${id}/validate`)).body.findings.find(
      (finding) => finding.rule === rule,
    );
  const severityOf = async (id: string, rule: string) => (await found(id, rule))?.severity;

  beforeAll(async () => {
    test = await createTestApp([ApprovalsModule]);
    office = await BillingFixture.create(test);
    prisma = test.app.get(Database).prisma;
  });

  afterAll(() => test.close());

  /** Time of a visit planned from eight to four, punched so many metres from the site. Answers the entry's id. */
  const visited = async (from: string, to: string, metres: number, accuracyMeters = 10): Promise<string> => {
    const [workOrderId, timeEntryId] = [newId(), newId()];
    const { organizationId, contractorId } = office;
    const at = (time: string) => new Date(`2026-10-05T${time}:00Z`);
    await office.inOneTransaction(async () => {
      await prisma.workOrder.create({
        data: {
          ...{
            organizationId,
            id: workOrderId,
            number: `WO-${workOrderId}`,
            status: 'done',
            title: 'Chiller',
          },
          ...{ ...SITE, geofenceMetres: 100, scheduledStart: at('08:00'), scheduledEnd: at('16:00') },
        },
      });
      await prisma.timeEntry.create({
        data: {
          ...{ organizationId, id: timeEntryId, contractorId, workOrderId, workDate: new Date('2026-10-05') },
          ...{ minutes: 120, status: 'approved', startedAt: at(from), endedAt: at(to) },
        },
      });
      await prisma.timePunch.create({
        data: {
          ...{ organizationId, id: newId(), timeEntryId, kind: 'start', at: at(from), accuracyMeters },
          latitude: Number(SITE.latitude) + (HUNDRED_METRES_NORTH * metres) / 100,
          longitude: SITE.longitude,
        },
      });
    });
    return timeEntryId;
  };

  it('is the time planned for the visit, and the fence around its site', async () => {
    const good = await draft({ timeEntryId: await visited('08:00', '10:00', 90) });
    expect(await severityOf(good, 'within_schedule')).toBe('pass');
    expect(await severityOf(good, 'within_geofence')).toBe('pass');
    const far = await draft({ timeEntryId: await visited('10:00', '12:00', 500) });
    expect(await severityOf(far, 'within_geofence')).toBe('look');
    const unsure = await draft({ timeEntryId: await visited('12:00', '14:00', 500, 400) });
    expect(await severityOf(unsure, 'within_geofence')).toBe('pass');
    const late = await found(
      await draft({ timeEntryId: await visited('15:00', '18:30', 0) }),
      'within_schedule',
    );
    expect(late).toMatchObject({
      severity: 'look',
      message: expect.stringContaining('ended 2.5 hours after the time planned for WO-'),
      evidence: [{ type: 'time_entry' }, { type: 'work_order' }],
    });
  });

  it('is the tax that the law puts on what a receipt shows', async () => {
    const { organizationId, contractorId, taxCodeId } = office;
    const spent = async (taxAmount: string, changes: object = {}): Promise<string> => {
      const [id, sourceId] = [await draft(), newId()];
      const expense = {
        category: 'materials',
        amount: '113',
        taxAmount,
        currency: 'CAD',
        status: 'approved',
      };
      const evidence = { lineNumber: 1, direction: 'receivable', kind: 'expense', sourceId };
      await office.inOneTransaction(async () => {
        await prisma.expense.create({
          data: {
            ...{ organizationId, id: sourceId, contractorId, expenseDate: new Date('2026-10-05') },
            ...{ vendor: `Depot ${count}`, ...expense, ...changes },
          },
        });
        await prisma.invoiceEvidence.create({
          data: { organizationId, id: newId(), invoiceId: id, ...evidence },
        });
      });
      return id;
    };
    expect(await severityOf(await spent('13'), 'expense_tax_correct')).toBe('pass');
    expect(await found(await spent('15'), 'expense_tax_correct')).toMatchObject({
      severity: 'look',
      message: expect.stringContaining('15.00 of tax on 113.00, but 13.00 is due on it. That is HST 13 %.'),
      evidence: [{ type: 'expense' }],
    });
    expect(await severityOf(await spent('11', { category: 'meals' }), 'expense_tax_correct')).toBe('pass');
    expect(await severityOf(await spent('15', { taxCodeId }), 'expense_tax_correct')).toBe('look');
    expect(await severityOf(await spent('15', { currency: 'USD' }), 'expense_tax_correct')).toBeUndefined();
  });

  it('is the tax of the place where the work is done, which can be put right and taken back', async () => {
    const { organizationId } = office;
    const novaScotia = newId();
    const rateId = newId();
    await office.inOneTransaction(async () => {
      await prisma.taxRate.create({ data: { organizationId, id: rateId, name: 'HST NS', percent: '14' } });
      const salesRates = [{ taxRateId: rateId, order: 1, onTax: false }];
      await test.app.get(CatalogFacade, { strict: false }).taxCodes.importRecords([
        {
          ...{ id: novaScotia, name: 'HST NS', description: null, taxable: true, active: true },
          ...{ salesRates, purchaseRates: salesRates },
        },
      ]);
    });
    const jobId = await office.job('10');
    await office.inOneTransaction(async () => {
      await prisma.job.updateMany({ where: { id: jobId }, data: { siteAddress: { province: 'NS' } } });
    });
    const id = await draft({ quantity: '2', unitPrice: '100', jobId, jobLineNumber: 1 });
    expect(await found(id, 'tax_code_lawful')).toMatchObject({
      ...{ severity: 'look', canBeFixed: true, fix: 'Use “HST NS”.' },
      message: expect.stringContaining('The work is done in NS.'),
      evidence: [{ type: 'invoice_line' }, { type: 'job', id: jobId }, { type: 'tax_code', id: novaScotia }],
    });
    await office.call('POST', `/invoices/${id}/findings/tax_code_lawful/fix`, undefined, office.manager);
    const { body: fixed } = await office.call<InvoiceView>('GET', `/invoices/${id}`);
    expect(fixed).toMatchObject({ total: '228.00', lines: [{ taxCodeId: novaScotia, taxAmount: '28.00' }] });
    expect(await severityOf(id, 'tax_code_lawful')).toBe('pass');
    await office.call('POST', `/invoices/${id}/findings/tax_code_lawful/unfix`, undefined, office.manager);
    expect((await office.call<InvoiceView>('GET', `/invoices/${id}`)).body.total).toBe('226.00');
  });

  it('is what was shipped, where a job is billed by that', async () => {
    const jobId = await office.job('10');
    const id = await draft({ quantity: '3', jobId, jobLineNumber: 1 });
    expect(await severityOf(id, 'quantity_completed')).toBe('pass');
    const shipped = async (quantityShipped: string) => {
      await office.inOneTransaction(async () => {
        await prisma.job.updateMany({ where: { id: jobId }, data: { billingBasis: 'shipped' } });
        await prisma.jobLine.updateMany({ where: { jobId }, data: { quantityShipped } });
      });
      return found(id, 'quantity_completed');
    };
    expect(await shipped('2')).toMatchObject({
      severity: 'block',
      message: expect.stringContaining('2 shipped'),
    });
    expect(await shipped('3')).toMatchObject({ severity: 'pass' });
  });

  it('is the very invoice that one by one would be read', async () => {
    await office.settle();
    const lines = [
      { itemId: office.itemId, quantity: '1.5', timeEntryId: await office.approvedTime() },
      { kind: 'discount', discountPercent: '10', description: 'Regulars' },
    ];
    const body = {
      ...{
        direction: 'receivable',
        customerId: office.customerId,
        lines,
        freight: '25',
        customerMemo: 'Thanks',
      },
      ...{ holdback: { percent: '10', releaseOn: '2027-01-31' }, billingAddress: { city: 'Toronto' } },
    };
    const { id } = (await office.call<InvoiceView>('POST', '/invoices', body)).body;
    await office.approve(id);
    const [one] = await office.as(() => test.app.get(InvoiceSets, { strict: false }).invoices([id]));
    const other = await office.as(() => test.app.get(InvoicingFacade, { strict: false }).invoice(id));
    const instants = ({ createdAt, updatedAt, approvedAt }: InvoiceView) =>
      [createdAt, updatedAt, approvedAt ?? ''].map((at) => Date.parse(at));
    if (!one || !other) throw new Error('The invoice is gone.');
    const untimed = { createdAt: '', updatedAt: '', approvedAt: '' };
    expect({ ...one, ...untimed }).toEqual({ ...other, ...untimed });
    expect(instants(one)).toEqual(instants(other));
    expect(one.lines.map(({ role }) => role)).toContain('holdback');
  });
});
