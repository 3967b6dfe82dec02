import { createHmac } from 'node:crypto';
import { newId } from '#kernel';
import { Database, EventBus, UnitOfWork } from '#platform';
import { PurchaseOrdersFacade } from '#purchase-orders';
import { TimeEntryApproved, TimekeepingFacade } from '#timekeeping';
import { type SignedIn, signIn } from '../../../identity/src/testing/sign-in.js';
import { eventually } from '../../../platform/src/testing/eventually.js';
import { ConnectionLifecycleCommand } from '../commands/connection-lifecycle.command.js';
import type { Directions } from '../connections/directions.js';
import { FactsRepository } from '../health/facts.repository.js';
import { HealthQuality } from '../health/health-quality.js';
import type { Entity } from '../ports/canonical-documents.js';
import type { CertificateStatement } from '../reconciliation/certificate/statement.js';
import { SlotsRepository } from '../schedule/slots.repository.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { BooksOffice } from '../testing/books-office.js';
import { type SandboxDocument, sandbox } from '../testing/sandbox.js';
import { WaitingRepository } from '../waiting/waiting.repository.js';
import { OperationsRepository } from './operations.repository.js';
import { PushService } from './push.service.js';
import { RunsRepository } from './runs.repository.js';

interface Refusal {
  code: string;
  detail: string;
  fix?: string;
}

/** A company file that does not have everything, or not both ways. */
describe('a kind of records that goes', () => {
  let app: AccountingApp;
  let office: BooksOffice;
  let owner: SignedIn;

  /** Settings are the owner's to change. */
  const change = async <T = { settings: object }>(payload: object) => {
    const url = `/api/v1/integrations/${office.connectionId}`;
    const answer = await app.test.app.inject({ method: 'PATCH', url, headers: owner.headers, payload });
    return { status: answer.statusCode, body: answer.json<T>() };
  };
  const choose = async (directions: Directions) => {
    expect((await change({ directions })).status).toBe(200);
    // What was missed is read at once.
    await eventually(async () => (await runs()).every(({ status }) => status === 'succeeded'));
  };
  const runs = () => office.as(() => app.get(RunsRepository).list(office.connectionId, undefined, 50));
  /** An accepted estimate that somebody enters there. */
  const estimateThere = async (number: string): Promise<SandboxDocument> => {
    const CustomerRef = { value: (await office.remote('customer', 'customer', office.customerId))?.Id };
    const ItemRef = { value: (await office.remote('item', 'item', office.itemId))?.Id };
    const detail = { SalesItemLineDetail: { ItemRef, Qty: 6, UnitPrice: 4 } };
    await sandbox.create(office.company.realm, 'estimate', {
      ...{ DocNumber: number, TxnStatus: 'Accepted', GlobalTaxCalculation: 'NotApplicable', CustomerRef },
      Line: [{ Amount: 24, Description: 'Pipe', DetailType: 'SalesItemLineDetail', ...detail }],
    });
    const all = await sandbox.documents(office.company.realm, 'estimate');
    return all.find(({ DocNumber }) => DocNumber === number) as SandboxDocument;
  };
  const estimatesThere = async () => (await sandbox.documents(office.company.realm, 'estimate')).length;
  const vendorRef = async () => ({
    value: (await office.remote('vendor', 'vendor', office.contractorId))?.Id,
  });
  const purchaseThere = async (number: string, more: object): Promise<SandboxDocument> => {
    const ItemRef = { value: (await office.remote('item', 'item', office.itemId))?.Id };
    const detail = { ItemBasedExpenseLineDetail: { ItemRef, Qty: 6, UnitPrice: 4 } };
    await sandbox.create(office.company.realm, 'purchaseorder', {
      ...{ DocNumber: number, GlobalTaxCalculation: 'NotApplicable', VendorRef: await vendorRef() },
      Line: [{ Amount: 24, Description: 'Pipe', DetailType: 'ItemBasedExpenseLineDetail', ...detail }],
      ...more,
    });
    const all = await sandbox.documents(office.company.realm, 'purchaseorder');
    return all.find(({ DocNumber }) => DocNumber === number) as SandboxDocument;
  };
  const timeThere = async (Description: string, more: object): Promise<SandboxDocument> => {
    await sandbox.create(office.company.realm, 'timeactivity', {
      ...{ NameOf: 'Vendor', VendorRef: await vendorRef(), Hours: 2, Minutes: 0, Description, ...more },
    });
    const all = await sandbox.documents(office.company.realm, 'timeactivity');
    return all.find((one) => one.Description === Description) as SandboxDocument;
  };
  const here = async ({ Id }: SandboxDocument, entity: Entity = 'estimate') => {
    const id = await office.localId(entity, Id);
    return id === '' ? undefined : office.as(() => app.get(PurchaseOrdersFacade).order(id));
  };
  /** As the timekeeping module would leave them. */
  const approveHours = (id: string) =>
    office.as(() =>
      app.get(UnitOfWork).run(async () => {
        const { contractorId, customerId, itemId } = office;
        const entry = {
          ...{ id, contractorId, customerId, itemId, jobId: null, workDate: '2026-11-19', minutes: 75 },
          ...{
            description: null,
            billable: false,
            hourlyRate: null,
            costRate: null,
            status: 'approved' as const,
          },
        };
        await app.get(TimekeepingFacade).entries.importRecords([entry]);
        await app.get(EventBus).publish(new TimeEntryApproved(id, 1));
      }),
    );
  const waiting = async () => {
    const list = app.get(WaitingRepository);
    const [page, counts] = await office.as(() =>
      Promise.all([list.page(office.connectionId, undefined, 50), list.counts(office.connectionId)]),
    );
    return [page.length, counts[0]?.count ?? 0];
  };
  const counts = async () => {
    const [listed, facts] = await office.as(() =>
      Promise.all([
        app.get(OperationsRepository).counts(office.connectionId),
        app.get(FactsRepository).all(new Date(), office.connectionId),
      ]),
    );
    return { listed, queue: facts[0]?.queue };
  };
  const notice = async ({ Id }: SandboxDocument) => {
    const payload = JSON.stringify([
      {
        ...{ specversion: '1.0', id: `about-${Id}`, source: 'intuit', time: '2026-11-21T10:00:00Z' },
        ...{ type: 'qbo.estimate.updated.v1', intuitentityid: Id, intuitaccountid: office.company.realm },
      },
    ]);
    const signature = createHmac('sha256', 'sandbox-verifier-token').update(payload).digest('base64');
    const headers = { 'content-type': 'application/json', 'intuit-signature': signature };
    const url = '/api/v1/webhooks/quickbooks-online';
    await app.test.app.inject({ method: 'POST', url, headers, payload });
    const unread = `SELECT event_id FROM webhook_events WHERE processed_at IS NULL`;
    await eventually(async () => (await office.as(() => app.get(Database).rows(unread))).length === 0);
  };

  beforeAll(async () => {
    app = await AccountingApp.start();
    office = await BooksOffice.open(app);
    owner = await signIn(app.test, 'owner', { organizationId: office.organizationId });
  }, 90_000);

  afterAll(() => app.close());

  it('only from the books is not sent, by nobody, and says where that was chosen', async () => {
    await choose({ estimate: 'from-books', 'purchase-order': 'both', 'time-activity': 'both' });
    const before = await estimatesThere();
    const id = await office.orders.approved('customer', '40');
    await office.settled();
    expect(await office.operations({ localId: id })).toEqual([]);
    const refused = await office.call<Refusal>('POST', `/purchase-orders/${id}/push`);
    expect([refused.status, refused.body.code]).toEqual([409, 'ACCOUNTING.KIND_NOT_SENT']);
    expect(refused.body.fix).toContain('Settings');
    const look = { direction: 'push', entity: 'estimate', recordId: id };
    const planned = await office.call<Refusal>('POST', `/integrations/${office.connectionId}/plans`, look);
    expect([planned.status, planned.body.code]).toEqual([422, 'PLAN.NOT_SENT']);
    const theirs = await estimateThere('E-FROM');
    await office.sync();
    expect(await here(theirs)).toMatchObject({ number: 'E-FROM', status: 'approved' });
    expect(await estimatesThere()).toBe(before + 1);
    await choose({ estimate: 'both' });
    expect((await office.call('POST', `/purchase-orders/${id}/push`)).status).toBe(202);
    await office.settled();
    expect(await estimatesThere()).toBe(before + 2);
  }, 60_000);

  it('only to the books is not taken in: not by a notice, a look, or a reading of everything', async () => {
    await choose({ estimate: 'to-books' });
    const theirs = await estimateThere('E-TO');
    await notice(theirs);
    await office.sync();
    await app.sync(office.organizationId, office.connectionId, 'full');
    expect(await here(theirs)).toBeUndefined();
    const ours = await office.orders.approved('customer', '41');
    await office.settled();
    expect(await office.remote('estimate', 'estimate', ours)).toBeDefined();
    const run = await app.sync(office.organizationId, office.connectionId, 'full');
    expect(Object.keys(run.progress)).not.toContain('estimate');
    expect(Object.keys(run.progress)).toContain('purchase-order');
  }, 60_000);

  it('again after it was left alone brings what was entered, changed and deleted there meanwhile', async () => {
    await choose({ estimate: 'both' });
    const [kept, edited, deleted] = [
      await estimateThere('E-KEPT'),
      await estimateThere('E-EDITED'),
      await estimateThere('E-DELETED'),
    ];
    await office.sync();
    expect(await here(deleted)).toMatchObject({ status: 'approved' });
    await choose({ estimate: 'off' });
    const entered = await estimateThere('E-ENTERED');
    const { realm } = office.company;
    await sandbox.edit(realm, 'estimate', edited.Id, { CustomerMemo: { value: 'At the back door' } });
    await sandbox.remove(realm, 'estimate', deleted.Id);
    await office.sync();
    await notice(deleted);
    expect(await here(entered)).toBeUndefined();
    expect(await here(edited)).toMatchObject({ customerNotes: null });
    await choose({ estimate: 'both' });
    expect(await here(entered)).toMatchObject({ number: 'E-ENTERED' });
    expect(await here(edited)).toMatchObject({ customerNotes: 'At the back door' });
    expect(await here(deleted)).toMatchObject({ status: 'cancelled' });
    expect(await here(kept)).toMatchObject({ status: 'approved' });
    const [last] = await runs();
    expect(last).toMatchObject({ kind: 'delta', trigger: 'settings' });
    // What was caught up with is not read from the beginning again.
    const next = await office.sync();
    expect(next.progress.estimate?.created ?? 0).toBe(0);
    expect(await office.as(() => app.get(RunsRepository).missed(office.connectionId))).toEqual(new Set());
  }, 90_000);

  it('again is read by the next run of a connection that fetches nothing by itself', async () => {
    const path = `/integrations/${office.connectionId}`;
    await change({ pull: false, directions: { estimate: 'off' } });
    const entered = await estimateThere('E-LATER');
    await office.sync();
    const before = (await runs()).length;
    await change({ directions: { estimate: 'both' } });
    expect(await runs()).toHaveLength(before);
    // Shut again before that, it makes no look longer.
    await change({ directions: { estimate: 'off' } });
    const look = await office.must<{ status: string }>('POST', `${path}/plans`, {
      ...{ direction: 'pull', kind: 'delta' },
    });
    expect(look.body.status).toBe('ready');
    await change({ directions: { estimate: 'both' } });
    const planned = await office.must<{ id: string }>('POST', `${path}/plans`, {
      direction: 'pull',
      kind: 'delta',
    });
    const plan = await eventually(async () => {
      const { body } = await office.call<{ status: string }>('GET', `/sync-plans/${planned.body.id}`);
      return body.status === 'ready' ? body : undefined;
    }, 'the plan');
    const entries = await office.call<{ items: { entity: string; effect: string; label: string }[] }>(
      'GET',
      `/sync-plans/${planned.body.id}/entries?limit=200`,
    );
    expect(plan).toBeDefined();
    expect(entries.body.items).toContainEqual(
      expect.objectContaining({ entity: 'estimate', effect: 'create', label: 'E-LATER' }),
    );
    await office.sync();
    expect(await here(entered)).toMatchObject({ number: 'E-LATER' });
    await change({ pull: true });
  }, 60_000);

  it('from a day on leaves there what ended before it, takes in what is open, and reaches back when the day does', async () => {
    const { realm } = office.company;
    const old = { TxnDate: '2024-05-01' };
    await change({ startDate: '2025-01-01' });
    const [ended, open, time] = [
      await purchaseThere('P-OLD', { ...old, POStatus: 'Closed' }),
      await purchaseThere('P-OPEN', { ...old, POStatus: 'Open' }),
      await timeThere('Dug the old trench', old),
    ];
    const isTimeHere = async () => (await office.localId('time-activity', time.Id)) !== '';
    const hereNow = (one: SandboxDocument) => here(one, 'purchase-order');
    await office.sync();
    expect(await hereNow(ended)).toBeUndefined();
    expect(await isTimeHere()).toBe(false);
    expect(await hereNow(open)).toMatchObject({ orderDate: '2024-05-01', status: 'approved' });
    // What is here is followed, whenever it was.
    await sandbox.edit(realm, 'purchaseorder', open.Id, { POStatus: 'Closed' });
    await app.sync(office.organizationId, office.connectionId, 'full');
    expect(await hereNow(open)).toMatchObject({ status: 'completed' });
    expect([await hereNow(ended), await isTimeHere()]).toEqual([undefined, false]);
    // What is opened again there comes in.
    const another = await purchaseThere('P-AGAIN', { ...old, POStatus: 'Closed' });
    await office.sync();
    expect(await hereNow(another)).toBeUndefined();
    await sandbox.edit(realm, 'purchaseorder', another.Id, { POStatus: 'Open' });
    await office.sync();
    expect(await hereNow(another)).toMatchObject({ number: 'P-AGAIN' });
    expect((await change({ startDate: null })).body.settings).toMatchObject({ startDate: null });
    await eventually(async () => (await runs()).every(({ status }) => status === 'succeeded'));
    expect(await hereNow(ended)).toMatchObject({ number: 'P-OLD', status: 'completed' });
    expect(await isTimeHere()).toBe(true);
    expect((await change({ startDate: 'soon' })).status).toBe(422);
  }, 60_000);

  it('keeps what waited while it is shut: nobody has to mend it, nothing of it is sent, and then it goes', async () => {
    const parked = await office.orders.approved('supplier', '7', { shippingAmount: '5' });
    await office.reached(parked, 'parked');
    const lifecycle = app.get(ConnectionLifecycleCommand);
    await office.as(() => lifecycle.pause(office.connectionId));
    const planned = await office.orders.approved('supplier', '8');
    await eventually(async () => (await office.operations({ localId: planned })).length > 0);
    const [listed = 0, counted = 0] = await waiting();
    const before = await counts();
    await choose({ 'purchase-order': 'from-books' });
    await office.as(() => lifecycle.resume(office.connectionId));
    await office.as(() => app.get(PushService).work(office.connectionId, new AbortController().signal));
    expect(await office.operations({ localId: planned })).toMatchObject([{ status: 'planned', attempts: 0 }]);
    expect(await waiting()).toEqual([listed - 1, counted - 1]);
    // Nobody is woken for it either.
    const due = await app.get(SlotsRepository).dueWork();
    expect(due.filter(({ connectionId }) => connectionId === office.connectionId)).toEqual([]);
    const { parked: stillParked = 0 } = (await counts()).listed;
    expect(stillParked).toBe((before.listed.parked ?? 0) - 1);
    expect((await counts()).queue).toEqual({});
    await choose({ 'purchase-order': 'both' });
    await office.reached(planned, 'confirmed');
    expect(await waiting()).toEqual([listed, counted]);
    expect((await counts()).queue).toEqual({ parked: 1 });
  }, 90_000);

  it('neither way is missing nowhere, and the certificate says that nobody compared it', async () => {
    await choose({ 'time-activity': 'off', estimate: 'to-books' });
    const id = newId();
    await approveHours(id);
    await office.settled();
    expect(await office.operations({ localId: id })).toEqual([]);
    const { figures } = await office.as(() => app.get(HealthQuality).of(office.connectionId, new Date()));
    const kinds = figures.map(({ entity }) => entity);
    expect(kinds).toContain('customer');
    expect(kinds).not.toContain('time-activity');
    const { body } = await office.must<{ id: string }>(
      'POST',
      `/integrations/${office.connectionId}/reconciliations`,
      {},
    );
    const certificate = await eventually(
      async () => {
        const answer = await office.call<{ statement: CertificateStatement }>(
          'GET',
          `/reconciliations/${body.id}/certificate`,
        );
        return answer.status === 200 ? answer.body.statement : undefined;
      },
      'the certificate',
      30_000,
    );
    expect(certificate.basis.directions).toEqual({ estimate: 'to-books', 'time-activity': 'off' });
    expect(certificate.differences.listed.map(({ entity }) => entity)).not.toContain('estimate');
  }, 90_000);

  it('can be said of orders with the one switch that they had before', async () => {
    const say = async (wish: object) => (await change(wish)).body.settings;
    await choose({ estimate: 'both', 'purchase-order': 'off' });
    expect(await say({ pushOrders: false })).toMatchObject({
      ...{ pushOrders: false, directions: { estimate: 'from-books', 'purchase-order': 'off' } },
    });
    expect(await say({ pushOrders: true })).toMatchObject({
      ...{ pushOrders: true, directions: { estimate: 'both', 'purchase-order': 'to-books' } },
    });
    const wrong = await change({ directions: { estimate: 'sideways' } });
    const needed = await change({ directions: { invoice: 'off' } });
    expect([wrong.status, needed.status]).toEqual([422, 422]);
  });
});
