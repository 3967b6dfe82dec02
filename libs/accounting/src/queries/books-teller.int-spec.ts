import { BooksDoor } from '#approvals';
import { InvoiceSets } from '#invoicing';
import { newId } from '#kernel';
import { Database } from '#platform';
import { BillingFixture } from '../../../invoicing/src/testing/billing-fixture.js';
import { createTestApp, type TestApp } from '../../../platform/src/testing/test-app.js';
import { AccountingModule } from '../index.js';

describe('what the books tell whoever approves', () => {
  let test: TestApp;
  let office: BillingFixture;

  beforeAll(async () => {
    test = await createTestApp([AccountingModule]);
    office = await BillingFixture.create(test);
  });

  afterAll(() => test.close());

  it('is which items and tax codes they do not know, once a company is linked', async () => {
    const lines = [{ itemId: office.itemId, quantity: '1' }];
    const body = { direction: 'receivable', customerId: office.customerId, lines };
    const { body: invoice } = await office.call<{ id: string }>('POST', '/invoices', body);
    const { prisma } = test.app.get(Database);
    const door = test.app.get(BooksDoor, { strict: false });
    const told = () =>
      office.as(async () =>
        (await door.about(await test.app.get(InvoiceSets, { strict: false }).invoices([invoice.id]))).get(
          invoice.id,
        ),
      );
    expect(await told()).toBeUndefined();
    const { organizationId } = office;
    const connectionId = newId();
    await office.inOneTransaction(async () => {
      await prisma.connection.create({
        data: {
          ...{ organizationId, id: connectionId, system: 'quickbooks-online', status: 'active' },
          ...{ remoteCompanyId: newId(), remoteCompanyName: 'Acme Books' },
        },
      });
      await prisma.externalLink.create({
        data: {
          ...{ organizationId, connectionId, entity: 'tax-code', localId: office.taxCodeId, remoteId: '5' },
          ...{ snapshot: {}, snapshotHash: '' },
        },
      });
    });
    expect(await told()).toMatchObject({
      company: 'Acme Books',
      unmapped: [{ lineNumber: 1, what: 'its item' }],
    });
  });
});
