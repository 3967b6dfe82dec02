import { ApprovalsModule, BooksDoor, type BooksEvidence, type Finding } from '#approvals';
import { InvoiceSets } from '#invoicing';
import { newId } from '#kernel';
import { Database } from '#platform';
import { BillingFixture } from '../../../invoicing/src/testing/billing-fixture.js';
import { createTestApp, type TestApp } from '../../../platform/src/testing/test-app.js';
import { AccountingModule } from '../index.js';
import { sandboxEnv } from '../testing/sandbox.js';

describe('what the books tell whoever approves', () => {
  let test: TestApp;
  let office: BillingFixture;
  let invoiceId: string;

  const told = (): Promise<readonly BooksEvidence[] | undefined> =>
    office.as(async () => {
      const invoices = await test.app.get(InvoiceSets, { strict: false }).invoices([invoiceId]);
      return (await test.app.get(BooksDoor, { strict: false }).about(invoices)).get(invoiceId);
    });
  const findingOf = async (rule: string): Promise<Finding | undefined> => {
    const { body } = await office.call<{ findings: Finding[] }>('POST', `/invoices/${invoiceId}/validate`);
    return body.findings.find((finding) => finding.rule === rule);
  };
  const company = async (remoteCompanyName: string, closedThrough: string | null = null): Promise<string> => {
    const id = newId();
    const { organizationId } = office;
    await office.inOneTransaction(async () => {
      await test.app.get(Database).prisma.connection.create({
        data: {
          ...{ organizationId, id, system: 'quickbooks-online', status: 'active', remoteCompanyName },
          ...{ remoteCompanyId: newId(), closedThrough: closedThrough && new Date(closedThrough) },
        },
      });
    });
    return id;
  };
  const link = (connectionId: string, entity: string, localId: string) =>
    office.inOneTransaction(async () => {
      const { organizationId } = office;
      const same = { organizationId, connectionId, remoteId: newId(), snapshot: {}, snapshotHash: '' };
      await test.app.get(Database).prisma.externalLink.create({ data: { ...same, entity, localId } });
    });

  beforeAll(async () => {
    test = await createTestApp([AccountingModule, ApprovalsModule], { env: sandboxEnv() });
    office = await BillingFixture.create(test);
    await office.call('PATCH', '/tax-settings', { rounding: 'per-invoice' });
    const line = { itemId: office.itemId, quantity: '1', unitPrice: '10.03' };
    const body = {
      ...{ direction: 'receivable', customerId: office.customerId, invoiceDate: '2026-10-31' },
      lines: [line, line],
    };
    invoiceId = (await office.call<{ id: string }>('POST', '/invoices', body)).body.id;
  });

  afterAll(() => test.close());

  it('is nothing while no company is linked', async () => {
    expect(await told()).toBeUndefined();
    expect(await findingOf('mapping_present')).toBeUndefined();
  });

  it('is what they do not know, what they will compute and whether the period is closed', async () => {
    const first = await company('Acme Books', '2026-10-31');
    await link(first, 'tax-code', office.taxCodeId);
    expect(await told()).toMatchObject([
      {
        ...{
          connectionId: first,
          company: 'Acme Books',
          closedThrough: '2026-10-31',
          predictedTotal: '22.66',
        },
        unmapped: [
          { lineNumber: null, what: 'customer', isSent: true },
          { lineNumber: null, what: 'term', isSent: false },
          { lineNumber: 1, what: 'item', isSent: true },
          { lineNumber: 2, what: 'item', isSent: true },
        ],
      },
    ]);
    expect(await findingOf('period_open')).toMatchObject({
      severity: 'block',
      evidence: [{}, { id: first }],
    });
    expect(await findingOf('total_as_predicted')).toMatchObject({
      severity: 'look',
      message: 'Acme Books will compute 22.66, the invoice says 22.67.',
    });
  });

  it('is that of the company where the customer is, when several are linked', async () => {
    const second = await company('Beta Books');
    for (const [entity, id] of [
      ['customer', office.customerId],
      ['term', office.termId],
      ['item', office.itemId],
      ['tax-code', office.taxCodeId],
    ] as const)
      await link(second, entity, id);
    expect(await told()).toMatchObject([{ company: 'Beta Books', closedThrough: null, unmapped: [] }]);
    expect((await findingOf('mapping_present'))?.severity).toBe('pass');
    expect(await findingOf('period_open')).toBeUndefined();
  });
});
