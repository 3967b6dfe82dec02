import { newId } from '#kernel';
import { PartiesFacade } from '#parties';
import { AuditLog, Database, RetentionRules, UnitOfWork } from '#platform';
import { ConnectionLifecycleCommand } from '../commands/connection-lifecycle.command.js';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import type { Entity } from '../ports/canonical-documents.js';
import { LinksRepository } from '../sync/links.repository.js';
import type { AccountingApp } from '../testing/accounting-app.js';
import type { BooksOffice } from '../testing/books-office.js';
import { type Plan, PlanOffice } from '../testing/plan-office.js';
import { sandbox } from '../testing/sandbox.js';
import { PlansRepository } from './plans.repository.js';

type Counts = Partial<Record<Entity, Record<string, number>>>;

/** What a sync would do, looked at before it is done. */
describe('a plan of a sync', () => {
  let plans: PlanOffice;
  let app: AccountingApp;
  let office: BooksOffice;

  const entryOf = async (plan: Plan, remoteId: string) =>
    (await plans.entriesOf(plan)).find((one) => one.remoteId === remoteId);
  const countsOf = ({ counts }: Plan, entity: Entity) => (counts as Counts)[entity];
  const linked = () => office.as(() => app.get(LinksRepository).counts(office.connectionId));

  beforeAll(async () => {
    plans = await PlanOffice.open();
    app = plans.app;
    office = plans.books;
  }, 60_000);

  afterAll(() => app.close());

  it('says what would come in, changes nothing, and is done as it was shown', async () => {
    const { realm } = office.company;
    const edited = plans.customer(0);
    await plans.emailThere(edited, 'planned@example.test');
    const made = (await sandbox.create(realm, 'customer', { DisplayName: 'Brand-new Builders' })).Customer;
    const item = (await sandbox.documents(realm, 'item'))[0]?.Id;
    const line = {
      ...{ Amount: 10, DetailType: 'SalesItemLineDetail' },
      SalesItemLineDetail: { ItemRef: { value: item } },
    };
    const invoice = (
      await sandbox.create(realm, 'invoice', { CustomerRef: { value: made?.Id }, Line: [line] })
    ).Invoice;
    const before = [await linked(), (await plans.ours(edited)).email];

    const plan = await plans.make({ direction: 'pull' });
    expect(plan).toMatchObject({
      status: 'ready',
      kind: 'delta',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(countsOf(plan, 'customer')).toMatchObject({ created: 1, changed: 1 });
    // The customer that it names is not here either: it would be by then.
    expect(countsOf(plan, 'invoice')).toMatchObject({ created: 1, skipped: 0 });
    const email = (await entryOf(plan, edited.Id))?.fields.find(({ field }) => field === 'email');
    expect(email).toMatchObject({ ours: before[1], theirs: 'planned@example.test', conflict: false });
    expect(email?.stands).toBe('planned@example.test');
    expect(await entryOf(plan, made?.Id ?? '')).toMatchObject({
      effect: 'create',
      label: 'Brand-new Builders',
    });
    const named = (await entryOf(plan, invoice?.Id ?? ''))?.names;
    expect(Object.values(named as object)).toContain((await sandbox.documents(realm, 'item'))[0]?.Name);
    expect([await linked(), (await plans.ours(edited)).email]).toEqual(before);

    expect((await plans.apply(plan)).status).toBe(202);
    const done = await plans.reached(plan.id, 'applied');
    expect(done.outcome).toMatchObject({ customer: { created: 1, updated: 1 }, invoice: { created: 1 } });
    expect((await plans.ours(edited)).email).toBe('planned@example.test');
    expect(await office.localId('invoice', invoice?.Id ?? '')).not.toBe('');
    const { body } = await office.call<{ items: Plan[] }>(
      'GET',
      `/integrations/${office.connectionId}/plans`,
    );
    expect(body.items[0]).toMatchObject({ id: plan.id, status: 'applied' });
    const told = await office.as(() =>
      app.get(AuditLog).list({ entity: 'sync_plan', entityId: plan.id }, 10),
    );
    expect(told.items.map(({ action }) => action)).toEqual(['sync_plan.applied', 'sync_plan.asked_for']);
  });

  it('is refused, with what differs, when the books were changed after it was made', async () => {
    const one = plans.customer(1);
    await plans.emailThere(one, 'first@example.test');
    const plan = await plans.make({ direction: 'pull' });
    await plans.emailThere(one, 'second@example.test');
    const { status, body } = await plans.apply(plan);
    expect([status, body.code]).toEqual([409, 'PLAN.PREMISES_CHANGED']);
    expect(body.differences).toMatchObject([
      { what: 'changed-there', remoteId: one.Id, label: one.DisplayName },
    ]);
    expect((await plans.ours(one)).email).not.toBe('first@example.test');
    expect(await plans.read(plan.id)).toMatchObject({ status: 'stale', differences: body.differences });
    expect((await plans.apply(plan)).body.code).toBe('PLAN.NOT_READY');
  });

  it('shows what both sides changed as a conflict, and is refused when ours is changed once more', async () => {
    const one = plans.customer(2);
    await plans.emailThere(one, 'theirs@example.test');
    await plans.changeHere(one, { email: 'ours@example.test' });
    const plan = await plans.make({ direction: 'pull' });
    const entry = await entryOf(plan, one.Id);
    expect(entry).toMatchObject({ effect: 'change', isConflict: true });
    expect(entry?.fields.find(({ field }) => field === 'email')).toMatchObject({
      ...{
        ours: 'ours@example.test',
        theirs: 'theirs@example.test',
        stands: 'ours@example.test',
        conflict: true,
      },
    });
    expect(countsOf(plan, 'customer')).toMatchObject({ conflicts: 1 });
    await plans.changeHere(one, { phone: '613 555 0100' });
    const { body } = await plans.apply(plan);
    expect(body.differences).toMatchObject([{ what: 'changed-here', remoteId: one.Id }]);
  });

  it('is refused when another sync was done in between, and when its day is over', async () => {
    const early = await plans.make({ direction: 'pull' });
    await office.sync();
    const { body } = await plans.apply(early);
    expect(body.differences.map(({ what }) => what)).toContain('setting');
    const late = await plans.make({ direction: 'pull' });
    await office.as(() =>
      app
        .get(Database)
        .rows(`UPDATE sync_plans SET expires_at = now() - interval '1 second' WHERE id = $1`, [late.id]),
    );
    expect(await plans.read(late.id)).toMatchObject({ status: 'expired' });
    expect((await plans.apply(late)).body).toMatchObject({ code: 'PLAN.NOT_READY', fix: 'Make a new plan.' });

    const age = `UPDATE sync_plans SET created_at = now() - interval '31 days' WHERE id = $1`;
    await office.as(() => app.get(Database).rows(age, [early.id]));
    await office.as(() => app.get(PlansRepository).tidy());
    const rule = app
      .get(RetentionRules)
      .all()
      .find(({ name }) => name === 'sync-plans');
    const before = new Date(Date.now() - (rule?.defaultDays ?? 0) * 86_400_000);
    expect(await office.as(() => app.get(UnitOfWork).run(async () => rule?.purge(before, 100)))).toBe(1);
    expect(await plans.read(late.id)).toMatchObject({ status: 'expired', finishedAt: expect.any(String) });
    expect((await plans.read(early.id)).code).toBe('PLAN.NOT_FOUND');
  });

  it('says that the books did not answer, and is not good for anything then', async () => {
    await sandbox.fault({ kind: 'http-503', realm: office.company.realm, path: '/cdc' });
    const { status, body } = await office
      .call<Plan>('POST', `/integrations/${office.connectionId}/plans`, { direction: 'pull' })
      .finally(() => sandbox.clearFaults());
    expect([status, body.code]).toEqual([503, 'PLAN.NOT_ANSWERED']);
    const plans = await office.call<{ items: Plan[] }>(
      'GET',
      `/integrations/${office.connectionId}/plans?limit=1`,
    );
    expect(plans.body.items).toMatchObject([{ status: 'failed', hash: null }]);
  });

  it('is applied by one of many who press at the same time, and by nobody who looked at another', async () => {
    const plan = await plans.make({ direction: 'pull' });
    expect((await plans.apply({ ...plan, hash: '0'.repeat(64) })).body.code).toBe('PLAN.OTHER_HASH');
    const answers = await Promise.all(Array.from({ length: 10 }, () => plans.apply(plan)));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(9);
    await plans.reached(plan.id, 'applied');
  });

  it('finds a customer whom both sides have without knowing it, and links them when a person says so', async () => {
    const known = plans.customer(0);
    const twin = {
      ...(await plans.ours(known)),
      id: newId(),
      displayName: 'Rideau Twin Mechanical',
      email: null,
    };
    await office.as(() =>
      app.get(UnitOfWork).run(() => app.get(PartiesFacade).customers.importRecords([twin])),
    );
    const { Customer } = await sandbox.create(office.company.realm, 'customer', {
      ...{ DisplayName: 'RIDEAU  Twin Mechanical', PrimaryEmailAddr: { Address: 'twin@example.test' } },
    });
    const remoteId = Customer?.Id ?? '';
    const plan = await plans.make({ direction: 'pull' });
    expect(countsOf(plan, 'customer')).toMatchObject({ created: 1, matched: 1 });
    const [entry] = await plans.entriesOf(plan, '&matched=true');
    expect(entry).toMatchObject({ remoteId, match: { recordId: twin.id, score: expect.any(Number) } });
    expect(entry?.match?.reasons).toContain('same-name');

    const linkedOne = { entity: 'customer', remoteId, recordId: (await plans.ours(known)).id };
    expect((await plans.apply(plan, [linkedOne])).body.code).toBe('PLAN.NO_SUCH_MATCH');
    expect((await plans.apply(plan, [{ ...linkedOne, recordId: twin.id }])).status).toBe(202);
    const done = await plans.reached(plan.id, 'applied');
    expect(done.outcome).toMatchObject({ customer: { created: 0 } });
    expect(await office.localId('customer', remoteId)).toBe(twin.id);
    expect((await plans.ours({ ...known, Id: remoteId })).email).toBe('twin@example.test');
  });

  it('of everything is worked out by a worker, and finds nothing to do where nothing changed', async () => {
    const ask = { direction: 'pull', kind: 'full' };
    const asked = await Promise.all(
      [1, 2, 3, 4, 5].map(() => office.call<Plan>('POST', `/integrations/${office.connectionId}/plans`, ask)),
    );
    // Each reads the whole company: of five who ask at once, one does.
    expect(asked.map(({ status }) => status).sort()).toEqual([202, 409, 409, 409, 409]);
    const begun = asked.find(({ status }) => status === 202)?.body as Plan;
    expect(begun.status).toBe('planning');
    const plan = await plans.reached(begun.id, 'ready');
    const sum = (what: string) =>
      Object.values(plan.counts as Counts).reduce((all, one) => all + (one?.[what] ?? 0), 0);
    expect([sum('created'), sum('changed'), sum('removed')]).toEqual([0, 0, 0]);
    expect(countsOf(plan, 'customer')?.unchanged).toBe((await linked()).customer);
    await plans.apply(plan);
    const done = await plans.reached(plan.id, 'applied');
    for (const progress of Object.values(done.outcome as object))
      expect(progress).toMatchObject({ created: 0, updated: 0, removed: 0 });
  });

  it('of what waits to be sent says why the books refused it, and sends it when they would not any more', async () => {
    const { realm } = office.company;
    await sandbox.closeBooks(realm, '2026-12-31');
    const invoice = await office.invoice('77');
    await office.reached(invoice, 'parked');
    const [entry] = await plans.entriesOf(await plans.make({ direction: 'push' }));
    expect(entry).toMatchObject({ effect: 'create', recordId: invoice, reason: { kind: 'closed-period' } });

    const note = (day: string | null) =>
      office.as(() => app.get(ConnectionsRepository).noteClosing(office.connectionId, day));
    await note('2026-12-31');
    const closed = await plans.make({ direction: 'push' });
    expect((await plans.entriesOf(closed))[0]).toMatchObject({
      effect: 'skip',
      reason: { kind: 'closed-period' },
    });
    await sandbox.closeBooks(realm);
    await note(null);
    expect((await plans.apply(closed)).body.differences.map(({ what }) => what)).toContain('setting');

    const open = await plans.make({ direction: 'push' });
    expect((await plans.apply(open)).status).toBe(202);
    expect(await plans.reached(open.id, 'applied')).toMatchObject({ outcome: { confirmed: 1 } });
    expect(await office.remote('invoice', 'invoice', invoice)).toMatchObject({ TxnDate: '2026-11-10' });
  });

  it('of what waits for a paused company says what goes first, and is not sent before it is resumed', async () => {
    const lifecycle = app.get(ConnectionLifecycleCommand);
    await office.as(() => lifecycle.pause(office.connectionId));
    const { body: customer } = await office.must('POST', '/customers', { displayName: 'Paused Plumbing' });
    const usual = office.customerId;
    office.customerId = customer.id;
    const invoice = await office.invoice('50').finally(() => {
      office.customerId = usual;
    });
    await office.reached(invoice, 'planned');
    await office.reached(customer.id, 'planned');
    const plan = await plans.make({ direction: 'push' });
    const byRecord = new Map((await plans.entriesOf(plan)).map((entry) => [entry.recordId, entry]));
    expect(byRecord.get(customer.id)).toMatchObject({
      effect: 'create',
      label: 'Paused Plumbing',
      reason: null,
    });
    expect(byRecord.get(invoice)).toMatchObject({ effect: 'create', reason: { kind: 'after-another' } });
    expect((await plans.apply(plan)).body.code).toBe('CONNECTION.NOT_WORKING');
    await office.as(() => lifecycle.resume(office.connectionId));
    await office.settled();
    expect(await office.remote('invoice', 'invoice', invoice)).toBeDefined();
  });

  it('of one record shows what would change there, and is refused when it was changed there meanwhile', async () => {
    const one = plans.customer(3);
    const recordId = await plans.changeHere(one, { phone: '819 555 0142' });
    const ask = { direction: 'push', entity: 'customer', recordId };
    const plan = await plans.make(ask);
    const [entry] = await plans.entriesOf(plan);
    expect(entry).toMatchObject({ effect: 'change', remoteId: one.Id, reason: null });
    expect(entry?.fields).toMatchObject([{ field: 'phone', ours: '819 555 0142', stands: '819 555 0142' }]);
    await plans.emailThere(one, 'meanwhile@example.test');
    expect((await plans.apply(plan)).body.differences).toMatchObject([{ what: 'changed-there', recordId }]);

    const again = await plans.make(ask);
    expect((await plans.entriesOf(again))[0]?.fields.map(({ field }) => field).sort()).toEqual([
      'email',
      'phone',
    ]);
    await plans.apply(again);
    expect(await plans.reached(again.id, 'applied')).toMatchObject({ outcome: { confirmed: 1 } });
    const there = (await sandbox.documents(office.company.realm, 'customer')).find(({ Id }) => Id === one.Id);
    expect(there).toMatchObject({
      PrimaryPhone: { FreeFormNumber: '819 555 0142' },
      PrimaryEmailAddr: { Address: 'meanwhile@example.test' },
    });
  });
});
