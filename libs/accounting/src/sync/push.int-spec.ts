import { CatalogFacade } from '#catalog';
import { InvoiceApproved, InvoicingFacade } from '#invoicing';
import { newId } from '#kernel';
import { PartiesFacade } from '#parties';
import { EventBus, UnitOfWork } from '#platform';
import { eventually } from '../../../platform/src/testing/eventually.js';
import { SyncActions } from '../commands/sync-actions.command.js';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { type SandboxCompany, type SandboxDocument, sandbox } from '../testing/sandbox.js';
import { ConflictsRepository } from './conflicts.repository.js';
import { LinksRepository } from './links.repository.js';
import { OperationsRepository, type SyncOperation } from './operations.repository.js';
import { PushPlanner } from './push-planner.js';

/** Approved invoices on their way to the books, with everything that can go wrong between the two commits. */
describe('pushing to the books', () => {
  let app: AccountingApp;
  let organization: string;
  let company: SandboxCompany;
  let connection: string;
  let customerId: string;
  let itemId: string;
  let taxCodeId: string;

  const as = <T>(work: () => Promise<T>) => app.as(organization, work);
  const localId = async (
    entity: 'customer' | 'item' | 'tax-code',
    find: (document: SandboxDocument) => boolean,
  ) => {
    const document = (await sandbox.documents(company.realm, entity.replace('-', ''))).find(find);
    const links = await as(() =>
      app.get(LinksRepository).byRemoteIds(connection, entity, [document?.Id ?? '']),
    );
    return links.get(document?.Id ?? '')?.localId ?? '';
  };

  let count = 0;
  /** An approved invoice over 3 × 33.35, as the invoicing module would leave it. */
  async function approve(
    changes: { itemId?: string | null; number?: string; customerId?: string } = {},
  ): Promise<{ id: string; number: string }> {
    const id = newId();
    const number = changes.number ?? `T-${++count}`;
    await as(() =>
      app.get(UnitOfWork).run(async () => {
        await app.get(InvoicingFacade).invoices.importRecords([
          {
            id,
            number,
            direction: 'receivable',
            status: 'approved',
            customerId: changes.customerId ?? customerId,
            contractorId: null,
            jobId: null,
            purchaseOrderId: null,
            invoiceDate: '2026-11-20',
            dueDate: '2026-12-20',
            termId: null,
            currency: 'CAD',
            exchangeRate: null,
            subtotal: '100.05',
            discountAmount: '0',
            taxAmount: '13.01',
            total: '113.06',
            balance: '113.06',
            billingAddress: null,
            email: null,
            customerMemo: null,
            privateNote: null,
            source: 'manual',
            lines: [
              {
                lineNumber: 1,
                kind: 'item',
                itemId: changes.itemId === undefined ? itemId : changes.itemId,
                accountId: null,
                description: 'Travail à façon',
                quantity: '3',
                unitPrice: '33.35',
                amount: '100.05',
                taxCodeId,
                taxAmount: '13.01',
                serviceDate: null,
                jobId: null,
                jobLineNumber: null,
                timeEntryId: null,
              },
            ],
          },
        ]);
        await app.get(EventBus).publish(new InvoiceApproved(id, 'receivable', 1));
      }),
    );
    return { id, number };
  }

  const operationOf = async (id: string, status: SyncOperation['status'], timeoutMs = 40_000) =>
    eventually(
      async () =>
        (await as(() => app.get(OperationsRepository).list(connection, { localId: id }, undefined, 10))).find(
          (one) => one.status === status,
        ),
      `an operation that is ${status}`,
      timeoutMs,
    );
  const remoteInvoices = async (number: string) =>
    (await sandbox.documents(company.realm, 'invoice')).filter(({ DocNumber }) => DocNumber === number);

  beforeAll(async () => {
    app = await AccountingApp.start();
    organization = await app.test.createOrganization();
    company = await sandbox.createCompany();
    connection = await app.connect(organization, company);
    customerId = await localId(
      'customer',
      ({ Active, CurrencyRef, Job }) =>
        Active === true && (CurrencyRef as { value: string }).value === 'CAD' && Job !== true,
    );
    itemId = await localId('item', ({ Type, Active }) => Type === 'Service' && Active === true);
    taxCodeId = await localId('tax-code', ({ Name }) => Name === 'HST ON');
  }, 60_000);

  afterEach(() => sandbox.clearFaults());
  afterAll(() => app.close());

  it('brings an approved invoice to the books, equal to the cent', async () => {
    const { id, number } = await approve();
    await operationOf(id, 'confirmed');
    expect(await remoteInvoices(number)).toMatchObject([
      { TotalAmt: 113.06, Balance: 113.06, TxnTaxDetail: { TotalTax: 13.01 } },
    ]);
    const ours = await as(() => app.get(InvoicingFacade).invoice(id));
    expect(ours?.providerTotals).toMatchObject({ total: '113.06' });
  });

  it('treats the echo of its own write as no change', async () => {
    const { id } = await approve();
    await operationOf(id, 'confirmed');
    await app.sync(organization, connection);
    expect((await as(() => app.get(InvoicingFacade).invoices.readRecords([id]))).get(id)?.version).toBe(1);
  });

  it.each(['timeout-after-commit', 'reset', 'truncated', 'http-500', 'http-503', 'fault-200'])(
    'writes once although the answer is lost: %s',
    async (kind) => {
      await sandbox.fault({
        kind,
        realm: company.realm,
        method: 'POST',
        path: '/invoice',
        count: 1,
        delayMs: 200,
      });
      const { id, number } = await approve();
      await operationOf(id, 'confirmed');
      expect(await remoteInvoices(number)).toHaveLength(1);
    },
    60_000,
  );

  it('renews an expired token once and goes on', async () => {
    await sandbox.expireTokens(company.realm);
    const { id, number } = await approve();
    await operationOf(id, 'confirmed');
    expect(await remoteInvoices(number)).toHaveLength(1);
  });

  it('parks a document with a line that is not in the books, whole, with the cause and the fix', async () => {
    const unmapped = newId();
    await as(() =>
      app.get(UnitOfWork).run(() =>
        app.get(CatalogFacade).items.importRecords([
          {
            id: unmapped,
            name: 'Only here',
            sku: null,
            type: 'service',
            description: null,
            unitPrice: '33.35',
            purchaseCost: null,
            quantityOnHand: null,
            taxable: true,
            salesTaxCodeId: null,
            incomeAccountId: null,
            expenseAccountId: null,
            assetAccountId: null,
            active: true,
          },
        ]),
      ),
    );
    const { id, number } = await approve({ itemId: unmapped });
    const parked = await operationOf(id, 'parked');
    expect(parked.error).toMatchObject({
      kind: 'validation',
      message: expect.stringContaining('item of line 1'),
      fix: expect.any(String),
    });
    expect(await remoteInvoices(number)).toHaveLength(0);
  });

  it('sends a customer whom the books do not know before the invoice that names her', async () => {
    const stranger = newId();
    await as(() =>
      app.get(UnitOfWork).run(() =>
        app.get(PartiesFacade).customers.importRecords([
          {
            ...{ id: stranger, displayName: 'Made before the link', companyName: null, givenName: null },
            ...{ familyName: null, email: null, phone: null, billingAddress: null, shippingAddress: null },
            ...{ parentId: null, isProject: false, currency: 'CAD', taxExempt: false, termId: null },
            active: true,
          },
        ]),
      ),
    );
    const { id, number } = await approve({ customerId: stranger });
    await operationOf(id, 'confirmed');
    const [invoice] = await remoteInvoices(number);
    expect(invoice).toMatchObject({ CustomerRef: { name: 'Made before the link' } });
  });

  it('does not let a parked document hold up the next', async () => {
    const { id } = await approve();
    await operationOf(id, 'confirmed');
  });

  it('links an invoice that a pull meets before its own answer has come, instead of doubling it', async () => {
    await sandbox.fault({
      kind: 'timeout-after-commit',
      realm: company.realm,
      method: 'POST',
      path: '/invoice',
      count: 1,
      delayMs: 3_000,
    });
    const { id, number } = await approve();
    await eventually(async () => (await remoteInvoices(number)).length === 1, 'the books to have it');
    await app.sync(organization, connection);
    await operationOf(id, 'confirmed');
    expect(await remoteInvoices(number)).toHaveLength(1);
    const summaries = await as(() => app.get(InvoicingFacade).list({ number, limit: 10 }));
    expect(summaries.items).toHaveLength(1);
  }, 60_000);

  it('waits for a person when both sides changed the same field, and sends ours when she says so', async () => {
    const party = app.get(PartiesFacade);
    const stored = (await as(() => party.customers.readRecords([customerId]))).get(customerId);
    const remoteId =
      (await as(() => app.get(LinksRepository).byLocalId(connection, 'customer', customerId)))?.remoteId ??
      '';
    await sandbox.edit(company.realm, 'customer', remoteId, {
      PrimaryPhone: { FreeFormNumber: '905-555-0100' },
    });
    await as(() =>
      app
        .get(UnitOfWork)
        .run(() =>
          party.customers.importRecords([
            { ...(stored as NonNullable<typeof stored>).record, phone: '416-555-0199' },
          ]),
        ),
    );
    await app.sync(organization, connection);
    const [conflict] = await as(() => app.get(ConflictsRepository).list('open', undefined, 10));
    expect(conflict).toMatchObject({ entity: 'customer', fields: ['phone'], kind: 'both-changed' });
    expect((await as(() => party.customers.readRecords([customerId]))).get(customerId)?.record.phone).toBe(
      '416-555-0199',
    );
  });

  it('keeps what waits while the grant is gone, and says what to do', async () => {
    await sandbox.revokeGrants(company.realm);
    const { id, number } = await approve();
    await eventually(
      async () =>
        (await as(() => app.get(ConnectionsRepository).get(connection))).status === 'needs_reauthorization',
      'the connection to ask for a person',
    );
    expect(await remoteInvoices(number)).toHaveLength(0);
    await app.reauthorize(organization, connection, company);
    await as(() => app.get(SyncActions).retry(connection, undefined));
    await as(() => app.get(PushPlanner).wake(connection));
    await operationOf(id, 'confirmed', 70_000);
    expect(await remoteInvoices(number)).toHaveLength(1);
  }, 90_000);
});
