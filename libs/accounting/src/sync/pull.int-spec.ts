import { Client } from 'pg';
import { CatalogFacade } from '#catalog';
import { InvoicingFacade } from '#invoicing';
import { Money } from '#kernel';
import { PartiesFacade } from '#parties';
import { Log } from '#platform';
import { ConnectionContexts } from '../connections/connection-contexts.js';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import type { AccountingConnector, RemoteChange } from '../ports/accounting-connector.js';
import { ConnectorError } from '../ports/connector-error.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { type SandboxCompany, type SandboxDocument, sandbox } from '../testing/sandbox.js';
import { LinksRepository } from './links.repository.js';
import { PullService } from './pull.service.js';
import { RunsRepository } from './runs.repository.js';

describe('pulling a company', () => {
  let app: AccountingApp;
  let organization: string;
  let company: SandboxCompany;
  let connection: string;

  const localOf = async (entity: 'customer' | 'invoice' | 'item', remoteId: string) =>
    app.as(organization, async () =>
      (await app.get(LinksRepository).byRemoteIds(connection, entity, [remoteId])).get(remoteId),
    );
  const invoiceOf = async (remoteId: string) => {
    const link = await localOf('invoice', remoteId);
    return app.as(organization, () => app.get(InvoicingFacade).invoice(link?.localId ?? ''));
  };

  /** The server has no room for one more vendor of that name: it says so of the moment, and not of the record. */
  async function fillDisk(): Promise<void> {
    const owner = new Client({ connectionString: app.test.database.ownerUrl });
    await owner.connect();
    await owner.query(`CREATE FUNCTION disk_is_full() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'The disk is full.' USING ERRCODE = 'disk_full'; END $$;
      CREATE TRIGGER disk_is_full BEFORE INSERT ON contractors
      FOR EACH ROW WHEN (NEW.display_name = 'One too many') EXECUTE FUNCTION disk_is_full()`);
    await owner.end();
  }

  beforeAll(async () => {
    app = await AccountingApp.start();
    organization = await app.test.createOrganization();
    company = await sandbox.createCompany();
    connection = await app.connect(organization, company);
  }, 60_000);

  afterAll(() => app.close());

  it('brings every customer, item and invoice in, to the cent', async () => {
    const remote = await sandbox.documents(company.realm, 'invoice');
    expect(remote.length).toBeGreaterThan(5);
    for (const document of remote) {
      const ours = await invoiceOf(document.Id);
      expect(ours).toMatchObject({ number: document.DocNumber });
      expect(Money.of(ours?.total ?? '').toWireNumber()).toBe(document.TotalAmt);
      expect(Money.of(ours?.balance ?? '').toWireNumber()).toBe(document.Balance);
    }
    for (const [entity, kind] of [
      ['customer', 'customer'],
      ['item', 'item'],
    ] as const) {
      const count = (await app.as(organization, () => app.get(LinksRepository).counts(connection)))[kind];
      expect(count).toBe((await sandbox.documents(company.realm, entity)).length);
    }
  });

  it('keeps the jobs of a customer under their parent', async () => {
    const child = (await sandbox.documents(company.realm, 'customer')).find(
      ({ ParentRef }) => ParentRef !== undefined,
    ) as SandboxDocument;
    const parent = await localOf('customer', (child.ParentRef as { value: string }).value);
    const link = await localOf('customer', child.Id);
    const records = await app.as(organization, () =>
      app.get(PartiesFacade).customers.readRecords([link?.localId ?? '']),
    );
    expect(records.get(link?.localId ?? '')?.record.parentId).toBe(parent?.localId);
  });

  it('changes nothing when nothing changed', async () => {
    const run = await app.sync(organization, connection, 'full');
    for (const progress of Object.values(run.progress))
      expect(progress).toMatchObject({ created: 0, updated: 0, removed: 0 });
  });

  it('learns with every whole pull through which day the books are closed', async () => {
    const closed = () =>
      app.as(organization, async () => (await app.get(ConnectionsRepository).get(connection)).closedThrough);
    expect(await closed()).toBeNull();
    await sandbox.closeBooks(company.realm, '2019-12-31');
    await app.sync(organization, connection, 'full');
    expect(await closed()).toBe('2019-12-31');
  });

  it('takes over an edit, a payment and a deletion in a handful of calls', async () => {
    const [customer] = await sandbox.documents(company.realm, 'customer');
    const invoices = await sandbox.documents(company.realm, 'invoice');
    const open = invoices.find(
      ({ Balance, TotalAmt, CurrencyRef }) =>
        Balance === TotalAmt && Number(Balance) > 0 && (CurrencyRef as { value: string }).value === 'CAD',
    ) as SandboxDocument;
    await sandbox.edit(company.realm, 'customer', customer?.Id ?? '', {
      PrimaryEmailAddr: { Address: 'books@côté.example' },
    });
    await sandbox.create(company.realm, 'payment', {
      CustomerRef: open.CustomerRef,
      TotalAmt: open.Balance,
      Line: [{ Amount: open.Balance, LinkedTxn: [{ TxnId: open.Id, TxnType: 'Invoice' }] }],
    });
    const run = await app.sync(organization, connection);
    expect(run.calls).toBeLessThanOrEqual(10);
    expect(await invoiceOf(open.Id)).toMatchObject({ status: 'paid', balance: '0' });
    const link = await localOf('customer', customer?.Id ?? '');
    const records = await app.as(organization, () =>
      app.get(PartiesFacade).customers.readRecords([link?.localId ?? '']),
    );
    expect(records.get(link?.localId ?? '')?.record.email).toBe('books@côté.example');
  });

  it('voids here what was deleted there', async () => {
    const created = await sandbox.create(company.realm, 'invoice', {
      CustomerRef: { value: (await sandbox.documents(company.realm, 'customer'))[0]?.Id },
      Line: [
        {
          Amount: 10,
          DetailType: 'SalesItemLineDetail',
          SalesItemLineDetail: {
            ItemRef: { value: (await sandbox.documents(company.realm, 'item'))[0]?.Id },
          },
        },
      ],
    });
    const remote = created.Invoice as SandboxDocument;
    await app.sync(organization, connection);
    expect(await invoiceOf(remote.Id)).toMatchObject({ status: 'sent' });
    await sandbox.remove(company.realm, 'invoice', remote.Id);
    await app.sync(organization, connection);
    expect(await invoiceOf(remote.Id)).toMatchObject({ status: 'void' });
  });

  it.each([
    ['full', 'as it is'],
    ['delta', 'too old'],
  ] as const)(
    'goes on where it stood and leaves nothing out: %s, its bookmark %s',
    async (kind, bookmark) => {
      const as = <T>(work: () => Promise<T>) => app.as(organization, work);
      const runs = app.get(RunsRepository);
      const { signal } = new AbortController();
      const opened = await as(() => app.get(ConnectionContexts).open(connection, signal));
      // Some of what is not read yet comes beside something else, and then the books do not answer.
      const stumbling = Object.assign(Object.create(opened.connector) as AccountingConnector, {
        pull: async (...[context, entity, cursor]: Parameters<AccountingConnector['pull']>) => {
          if (entity === 'item') throw new ConnectorError('unavailable', 'The books do not answer.');
          const page = await opened.connector.pull(context, entity, cursor);
          if (entity !== 'vendor') return page;
          const beside = (await opened.connector.pull(context, 'item', null)).changes.slice(0, 1);
          return { ...page, changes: [...page.changes, ...beside] };
        },
      });
      if (bookmark === 'too old')
        await as(() => runs.saveCursor(connection, { since: '2020-01-01T00:00:00Z' }));
      const runId = await as(() => runs.create(connection, kind, 'test'));
      const work = (connector: AccountingConnector) =>
        as(() => app.get(PullService).work(runId, signal, app.get(Log), { ...opened, connector }));
      await expect(work(stumbling)).rejects.toThrow('do not answer');
      await work(opened.connector);
      const [run] = await as(() => runs.list(connection, undefined, 1));
      expect(run).toMatchObject({ id: runId, status: 'succeeded', kind: 'full' });
      expect(run?.progress.item?.pulled).toBeGreaterThan(1);
    },
  );

  it('does not say that a page is in because the next one brought something beside it', async () => {
    const as = <T>(work: () => Promise<T>) => app.as(organization, work);
    const runs = app.get(RunsRepository);
    const { signal } = new AbortController();
    const opened = await as(() => app.get(ConnectionContexts).open(connection, signal));
    await fillDisk();
    // The first of two pages of vendors cannot be kept now; the second brings an item that is new here.
    const stumbling = Object.assign(Object.create(opened.connector) as AccountingConnector, {
      pull: async (...[context, entity, cursor]: Parameters<AccountingConnector['pull']>) => {
        const page = await opened.connector.pull(context, entity, entity === 'vendor' ? null : cursor);
        const [vendor, ...others] = page.changes;
        if (entity !== 'vendor' || !vendor) return page;
        const last = {
          ...vendor,
          remoteId: 'last',
          document: { ...vendor.document, displayName: 'One too many' } as RemoteChange['document'],
        };
        if (cursor === null) return { changes: [last], next: { part: 2 } };
        const items = (await opened.connector.pull(context, 'item', null)).changes;
        return {
          changes: [...others, ...items.slice(0, 1).map((item) => ({ ...item, remoteId: 'beside' }))],
          next: null,
        };
      },
    });
    const runId = await as(() => runs.create(connection, 'full', 'test'));
    const work = (connector: AccountingConnector) =>
      as(() => app.get(PullService).work(runId, signal, app.get(Log), { ...opened, connector }));
    await expect(work(stumbling)).rejects.toThrow('disk is full');
    const [broken] = await as(() => runs.list(connection, undefined, 1));
    expect(broken?.progress.vendor).toBeUndefined();
    await work(opened.connector);
    const [run] = await as(() => runs.list(connection, undefined, 1));
    expect(run).toMatchObject({ id: runId, status: 'succeeded' });
    expect(run?.progress.vendor?.pulled).toBe((await sandbox.documents(company.realm, 'vendor')).length);
  });

  it('mirrors tax codes with their rates', async () => {
    const codes = await sandbox.documents(company.realm, 'taxcode');
    const hst = codes.find(({ Name }) => Name === 'HST ON') as SandboxDocument;
    const link = await app.as(organization, async () =>
      (await app.get(LinksRepository).byRemoteIds(connection, 'tax-code', [hst.Id])).get(hst.Id),
    );
    const taxes = await app.as(organization, () =>
      app.get(CatalogFacade).salesTaxOf([link?.localId ?? ''], '2026-11-21'),
    );
    expect(taxes.get(link?.localId ?? '')?.map(({ percent }) => percent)).toEqual(['13']);
  });
});
