import { newId } from '#kernel';
import { Log } from '#platform';
import { eventually } from '../../../platform/src/testing/eventually.js';
import { ConnectionContexts } from '../connections/connection-contexts.js';
import type { AccountingConnector } from '../ports/accounting-connector.js';
import type { Entity } from '../ports/canonical-documents.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { BooksOffice } from '../testing/books-office.js';
import { type SandboxDocument, sandbox } from '../testing/sandbox.js';
import { LinksRepository } from './links.repository.js';
import { PullService } from './pull.service.js';
import { RunsRepository } from './runs.repository.js';
import { SyncStarter } from './sync-starter.js';
import type { Turn } from './turns.js';

/** Each of another kind, by the name that the books have for it. */
const KINDS: Readonly<Partial<Record<Entity, string>>> = {
  estimate: 'Estimate',
  'purchase-order': 'PurchaseOrder',
  invoice: 'Invoice',
  bill: 'Bill',
  payment: 'Payment',
  'time-activity': 'TimeActivity',
};

describe('what was deleted in the books while nobody listened', () => {
  let app: AccountingApp;
  let office: BooksOffice;

  const realm = () => office.company.realm;
  const runs = <T>(work: (of: RunsRepository) => Promise<T>) =>
    office.as(() => work(app.get(RunsRepository)));
  const stands = async (entity: Entity, remoteId: string) => {
    const links = await office.as(() =>
      app.get(LinksRepository).byRemoteIds(office.connectionId, entity, [remoteId]),
    );
    return links.get(remoteId)?.deleted;
  };
  const first = async (name: string, wanted: (one: SandboxDocument) => boolean) => ({
    value: (await sandbox.documents(realm(), name)).find(wanted)?.Id,
  });

  /** One of each kind, entered there and taken in; answers their ids. */
  async function oneOfEach(): Promise<[Entity, string][]> {
    const isCanadian = (one: SandboxDocument) =>
      (one.CurrencyRef as { value: string } | undefined)?.value !== 'USD';
    const CustomerRef = await first('customer', (one) => one.Active === true && isCanadian(one));
    const VendorRef = await first('vendor', (one) => one.Active === true && isCanadian(one));
    const ItemRef = await first(
      'item',
      ({ Type, ExpenseAccountRef }) => Type === 'Service' && !!ExpenseAccountRef,
    );
    const sale = { DetailType: 'SalesItemLineDetail', SalesItemLineDetail: { ItemRef } };
    const purchase = { DetailType: 'ItemBasedExpenseLineDetail', ItemBasedExpenseLineDetail: { ItemRef } };
    const bodies: Partial<Record<Entity, object>> = {
      estimate: { CustomerRef, TxnStatus: 'Accepted', Line: [{ Amount: 10, ...sale }] },
      'purchase-order': { VendorRef, Line: [{ Amount: 10, ...purchase }] },
      invoice: { CustomerRef, Line: [{ Amount: 10, ...sale }] },
      bill: { VendorRef, DocNumber: newId().slice(-12), Line: [{ Amount: 10, ...purchase }] },
      payment: { CustomerRef, TotalAmt: 5 },
      'time-activity': { NameOf: 'Vendor', VendorRef, TxnDate: '2026-11-18', Hours: 3, Minutes: 0 },
    };
    const made: [Entity, string][] = [];
    for (const [entity, name] of Object.entries(KINDS) as [Entity, string][]) {
      const answer = await sandbox.create(realm(), name.toLowerCase(), bodies[entity] ?? {});
      made.push([entity, answer[name]?.Id ?? '']);
    }
    await office.sync();
    for (const [entity, id] of made) expect([entity, await stands(entity, id)]).toEqual([entity, false]);
    return made;
  }

  async function remove(made: readonly [Entity, string][]): Promise<void> {
    for (const [entity, id] of made) await sandbox.remove(realm(), (KINDS[entity] ?? '').toLowerCase(), id);
  }

  async function expectGone(made: readonly [Entity, string][]): Promise<void> {
    const standing = await Promise.all(made.map(async ([entity, id]) => [entity, await stands(entity, id)]));
    expect(standing).toEqual(made.map(([entity]) => [entity, true]));
  }

  async function sweep(): Promise<void> {
    const { runId } = await office.as(() => app.get(SyncStarter).start(office.connectionId, 'sweep', 'test'));
    await app.finished(office.organizationId, office.connectionId, runId);
  }

  beforeAll(async () => {
    app = await AccountingApp.start();
    office = await BooksOffice.open(app);
  }, 60_000);

  afterAll(() => app.close());

  it('is found by the next look, though everything is read in between', async () => {
    const made = await oneOfEach();
    await remove(made);
    await sweep();
    await expectGone(made);
  });

  it('is found where the feed of changes does not remember it any more', async () => {
    const made = await oneOfEach();
    await remove(made);
    await runs((of) => of.saveCursor(office.connectionId, { since: '2020-01-01T00:00:00Z' }));
    await office.sync();
    await expectGone(made);
  });

  it('is found by reading everything where the feed told nobody', async () => {
    const made = await oneOfEach();
    await remove(made);
    const soon = new Date(Date.now() + 600_000).toISOString();
    await runs((of) => of.saveCursor(office.connectionId, { since: soon }));
    await sweep();
    await expectGone(made);
  });

  it('is one and not its neighbours: what is there stays', async () => {
    const made = await oneOfEach();
    const [one, ...others] = made;
    await remove(one ? [one] : []);
    await sweep();
    await expectGone(one ? [one] : []);
    expect(await Promise.all(others.map(([entity, id]) => stands(entity, id)))).toEqual(
      others.map(() => false),
    );
  });

  it('is found by a look that made room for others after each step, and what changed meanwhile as well', async () => {
    const made = new Map(await oneOfEach());
    const deleted = made.get('invoice') ?? '';
    const { signal } = new AbortController();
    const opened = await office.as(() => app.get(ConnectionContexts).open(office.connectionId, signal));
    const pages = ['2020-01-01', '2020-01-02'].map((day) => ({ from: `${day}T00:00:00Z`, position: 1 }));
    // The feed says no more than that there are too many invoices, which fill two pages.
    const connector = Object.assign(Object.create(opened.connector) as AccountingConnector, {
      pull: async (...[context, entity, cursor]: Parameters<AccountingConnector['pull']>) => {
        const page = await opened.connector.pull(context, entity, cursor);
        return cursor?.from === pages[0]?.from ? { ...page, next: pages[1] } : page;
      },
      delta: async (...asked: Parameters<AccountingConnector['delta']>) => {
        return {
          ...(await opened.connector.delta(...asked)),
          ...{ changes: [], overflow: [{ entity: 'invoice', cursor: pages[0] }] },
        };
      },
    });
    const runId = await runs((of) => of.create(office.connectionId, 'delta', 'test'));
    const atOnce: Turn = { isOver: true, mustGiveWay: async () => true };
    const work = () =>
      office.as(() =>
        app.get(PullService).work(runId, signal, app.get(Log), { ...opened, connector }, atOnce),
      );
    await work();
    expect(await runs((of) => of.find(office.connectionId, runId))).toMatchObject({ status: 'running' });
    await sandbox.remove(realm(), 'invoice', deleted);
    const [changed] = await sandbox.documents(realm(), 'invoice');
    await sandbox.edit(realm(), 'invoice', changed?.Id ?? '', { PrivateNote: 'Asked about at the counter' });
    await eventually(async () => {
      await work();
      return (await runs((of) => of.find(office.connectionId, runId)))?.status === 'succeeded';
    }, 'the run to end');
    expect(await stands('invoice', deleted)).toBe(true);
    const ours = await office.read(await office.localId('invoice', changed?.Id ?? ''));
    expect(ours?.privateNote).toBe('Asked about at the counter');
  });
});
