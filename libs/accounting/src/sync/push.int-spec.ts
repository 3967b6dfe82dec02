import { CatalogFacade } from '#catalog';
import { InvoicingFacade } from '#invoicing';
import { newId } from '#kernel';
import { PartiesFacade } from '#parties';
import { Database, UnitOfWork } from '#platform';
import { eventually } from '../../../platform/src/testing/eventually.js';
import { SyncActions } from '../commands/sync-actions.command.js';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { BooksOffice } from '../testing/books-office.js';
import { sandbox } from '../testing/sandbox.js';
import { ConflictDesk } from './conflict-desk.js';
import { type Conflict, ConflictsRepository } from './conflicts.repository.js';
import { LinksRepository } from './links.repository.js';
import { OperationsRepository } from './operations.repository.js';
import { PushPlanner } from './push-planner.js';
import { RunsRepository } from './runs.repository.js';

/** Approved invoices on their way to the books, with everything that can go wrong between the two commits. */
describe('pushing to the books', () => {
  let app: AccountingApp;
  let office: BooksOffice;

  const as = <T>(work: () => Promise<T>) => office.as(work);
  const remoteInvoices = async (number: string) =>
    (await sandbox.documents(office.company.realm, 'invoice')).filter(
      ({ DocNumber }) => DocNumber === number,
    );

  beforeAll(async () => {
    app = await AccountingApp.start();
    office = await BooksOffice.open(app);
  }, 60_000);

  afterEach(() => sandbox.clearFaults());
  afterAll(() => app.close());

  it('brings an approved invoice to the books, equal to the cent', async () => {
    const { id, number } = await office.enter();
    await office.reached(id, 'confirmed');
    expect(await remoteInvoices(number)).toMatchObject([
      { TotalAmt: 113.06, Balance: 113.06, TxnTaxDetail: { TotalTax: 13.01 } },
    ]);
    const ours = await as(() => app.get(InvoicingFacade).invoice(id));
    expect(ours?.providerTotals).toMatchObject({ total: '113.06' });
  });

  it('treats the echo of its own write as no change', async () => {
    const { id } = await office.enter();
    await office.reached(id, 'confirmed');
    await office.sync();
    expect((await as(() => app.get(InvoicingFacade).invoices.readRecords([id]))).get(id)?.version).toBe(1);
  });

  it.each(['timeout-after-commit', 'reset', 'truncated', 'http-500', 'http-503', 'fault-200'])(
    'writes once although the answer is lost: %s',
    async (kind) => {
      await sandbox.fault({
        kind,
        realm: office.company.realm,
        method: 'POST',
        path: '/invoice',
        count: 1,
        delayMs: 200,
      });
      const { id, number } = await office.enter();
      await (kind === 'reset' ? office.reachedInTime(id, 'confirmed') : office.reached(id, 'confirmed'));
      expect(await remoteInvoices(number)).toHaveLength(1);
    },
    60_000,
  );

  it('renews an expired token once and goes on', async () => {
    await sandbox.expireTokens(office.company.realm);
    const { id, number } = await office.enter();
    await office.reached(id, 'confirmed');
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
    const { id, number } = await office.enter({ lines: [office.line({ itemId: unmapped })] });
    const parked = await office.reached(id, 'parked');
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
    const { id, number } = await office.enter({ customerId: stranger });
    await office.reached(id, 'confirmed');
    const [invoice] = await remoteInvoices(number);
    expect(invoice).toMatchObject({ CustomerRef: { name: 'Made before the link' } });
  });

  it('does not let a parked document hold up the next', async () => {
    const { id } = await office.enter();
    await office.reached(id, 'confirmed');
  });

  it('replaces what was parked at the moment at which a later change of the record was planned', async () => {
    const [operations, units] = [app.get(OperationsRepository), app.get(UnitOfWork)];
    const { connectionId } = office;
    const localId = newId();
    const plan = (localVersion: number) =>
      operations.plan([
        { connectionId, entity: 'customer', localId, localVersion, operation: 'update', generation: 1 },
      ]);
    const claimed = await as(() =>
      units.run(async () => {
        await plan(1);
        return operations.claim(connectionId, [`customer ${localId}`]);
      }),
    );
    if (!claimed) throw new Error('It could not be claimed.');
    await as(() =>
      units.run(async () => {
        expect(await operations.hasNewer(claimed)).toBe(false);
        await as(() => units.run(() => plan(2)));
        await operations.settle(claimed, { status: 'parked', error: { kind: 'validation', message: 'No.' } });
      }),
    );
    await office.settled();
    const ends = (await office.operations({ localId })).map((one) => [one.localVersion, one.status]);
    expect(ends).toEqual([
      [2, 'superseded'],
      [1, 'superseded'],
    ]);
  });

  it('links an invoice that a pull meets before its own answer has come, instead of doubling it', async () => {
    await sandbox.fault({
      kind: 'timeout-after-commit',
      realm: office.company.realm,
      method: 'POST',
      path: '/invoice',
      count: 1,
      delayMs: 3_000,
    });
    const { id, number } = await office.enter();
    await eventually(async () => (await remoteInvoices(number)).length === 1, 'the books to have it');
    await office.sync();
    await office.reached(id, 'confirmed');
    expect(await remoteInvoices(number)).toHaveLength(1);
    const summaries = await as(() => app.get(InvoicingFacade).list({ number, limit: 10 }));
    expect(summaries.items).toHaveLength(1);
  }, 60_000);

  it('waits for a person when both sides changed the same field, and sends ours when she says so', async () => {
    const party = app.get(PartiesFacade);
    const stored = (await as(() => party.customers.readRecords([office.customerId]))).get(office.customerId);
    const remoteId =
      (await as(() => app.get(LinksRepository).byLocalId(office.connectionId, 'customer', office.customerId)))
        ?.remoteId ?? '';
    await sandbox.edit(office.company.realm, 'customer', remoteId, {
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
    await office.sync();
    const [conflict] = await as(() => app.get(ConflictsRepository).list('open', undefined, 10));
    expect(conflict).toMatchObject({ entity: 'customer', fields: ['phone'], kind: 'both-changed' });
    expect(
      (await as(() => party.customers.readRecords([office.customerId]))).get(office.customerId)?.record.phone,
    ).toBe('416-555-0199');
  });

  it('tells of a conflict once, however often the books say something new while it is open', async () => {
    const open = () => as(() => app.get(ConflictsRepository).list('open', undefined, 10));
    const told = async () => {
      const { unscoped } = app.get(Database);
      const kind = `name = 'notifications.fan-out' AND data -> 'data' ->> 'kind' = 'conflict.opened'`;
      return (await unscoped.query(`SELECT 1 FROM pgboss.job WHERE ${kind}`)).rows.length;
    };
    const [conflict] = (await open()) as [Conflict];
    const reopen = (changes: Partial<Conflict>) =>
      as(() => app.get(UnitOfWork).run(() => app.get(ConflictDesk).open({ ...conflict, ...changes })));
    const before = await told();
    await reopen({ remote: { phone: '905-555-0101' } });
    expect(await open()).toMatchObject([{ localId: conflict.localId, remote: { phone: '905-555-0101' } }]);
    expect(await told()).toBe(before);
    await reopen({ localId: newId() });
    expect([await told(), (await open()).length]).toEqual([before + 1, 2]);
  });

  it('keeps what waits while the grant is gone, and says what to do', async () => {
    await sandbox.revokeGrants(office.company.realm);
    const { id, number } = await office.enter();
    await eventually(
      async () =>
        (await as(() => app.get(ConnectionsRepository).get(office.connectionId))).status ===
        'needs_reauthorization',
      'the connection to ask for a person',
    );
    expect(await remoteInvoices(number)).toHaveLength(0);
    await app.reauthorize(office.organizationId, office.connectionId, office.company);
    const runs = await as(() => app.get(RunsRepository).list(office.connectionId, undefined, 10));
    expect(runs).toContainEqual(expect.objectContaining({ kind: 'delta', trigger: 'reauthorize' }));
    await as(() => app.get(SyncActions).retry(office.connectionId, undefined));
    await as(() => app.get(PushPlanner).wake(office.connectionId));
    await office.reached(id, 'confirmed');
    expect(await remoteInvoices(number)).toHaveLength(1);
  }, 90_000);
});
