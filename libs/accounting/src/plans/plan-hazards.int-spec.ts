import { SchedulerRegistry } from '@nestjs/schedule';
import { newId } from '#kernel';
import { PartiesFacade } from '#parties';
import { Database, Log } from '#platform';
import { type SignedIn, signIn } from '../../../identity/src/testing/sign-in.js';
import { ConnectionLifecycleCommand } from '../commands/connection-lifecycle.command.js';
import { PullHandler } from '../handlers/sync-handlers.js';
import { DueWorkWaker } from '../schedule/due-work.js';
import { LinksRepository } from '../sync/links.repository.js';
import { OperationsRepository } from '../sync/operations.repository.js';
import { reservedLink } from '../sync/page-links.js';
import { PullService } from '../sync/pull.service.js';
import { RunsRepository } from '../sync/runs.repository.js';
import { SyncStarter } from '../sync/sync-starter.js';
import type { AccountingApp } from '../testing/accounting-app.js';
import type { BooksOffice } from '../testing/books-office.js';
import { PlanOffice } from '../testing/plan-office.js';
import { sandbox } from '../testing/sandbox.js';
import { type NewPlan, PlansRepository } from './plans.repository.js';
import { PullApplication } from './pull-application.js';
import { PushApplication } from './push-application.js';

const EMPTY = { customers: 0, items: 0, contractors: 0, employees: 0, months: 0 };
const PULL = { direction: 'pull' };

/** What happens between the look and the deed: other syncs, crashes, second companies and second thoughts. */
describe('a plan, whatever comes between', () => {
  let plans: PlanOffice;
  let app: AccountingApp;
  let office: BooksOffice;

  const { signal } = new AbortController();
  const as = <T>(work: () => Promise<T>) => office.as(work);
  const runs = () => app.get(RunsRepository);
  const opened = (changes: Partial<NewPlan> = {}) => {
    const { connectionId } = office;
    const asked = { connectionId, direction: 'pull', kind: 'delta', entity: null, localId: null } as const;
    return plans.inUnit(() => app.get(PlansRepository).create({ ...asked, createdBy: null, ...changes }));
  };
  /** As if nobody had worked at it for a while. */
  const leave = (id: string, minutes: number) =>
    plans.sql(
      `UPDATE sync_plans SET progressed_at = now() - interval '11 minutes', created_at = now() - make_interval(mins => $2) WHERE id = $1`,
      [id, minutes],
    );
  const recordOf = (entity: string, recordId: string) => ({ direction: 'push', entity, recordId });

  beforeAll(async () => {
    plans = await PlanOffice.open();
    app = plans.app;
    office = plans.books;
  }, 60_000);

  afterAll(() => app.close());

  describe('of what would be sent', () => {
    let owner: SignedIn;
    let manager: SignedIn;

    const call = (who: SignedIn, method: 'POST' | 'PATCH', url: string, payload: object = {}) =>
      app.test.app.inject({ method, url: `/api/v1${url}`, headers: who.headers, payload });
    const approvalIs = (invoiceId: string, status: string) =>
      plans.sql('UPDATE approvals SET status = $2 WHERE invoice_id = $1', [invoiceId, status]);
    /** A write that waits, though no sender was woken for it. */
    const lined = async (localId: string) => {
      const { connectionId } = office;
      const found = await as(() => app.get(PartiesFacade).customers.readRecords([localId]));
      const localVersion = found.get(localId)?.version ?? 1;
      const write = { connectionId, localId, localVersion, generation: 1 };
      await plans.inUnit(() =>
        app.get(OperationsRepository).plan([{ ...write, entity: 'customer', operation: 'update' }]),
      );
    };

    beforeAll(async () => {
      const { organizationId } = office;
      owner = await signIn(app.test, 'owner', { organizationId });
      manager = await signIn(app.test, 'manager', { organizationId });
    });

    it('sends no invoice whose approval can still be undone, and says until when', async () => {
      await call(owner, 'PATCH', '/approval-settings', { graceSeconds: 600 });
      const { itemId, taxCodeId, customerId } = office;
      const lines = [{ itemId, taxCodeId, quantity: '1', unitPrice: '61' }];
      const { body } = await office.must('POST', '/invoices', {
        ...{ direction: 'receivable', invoiceDate: '2026-11-10', customerId, lines },
      });
      await office.must('POST', `/invoices/${body.id}/submit`);
      expect((await call(manager, 'POST', `/invoices/${body.id}/approve`)).statusCode).toBe(200);
      const held = await plans.make(recordOf('invoice', body.id));
      const [entry] = await plans.entriesOf(held);
      expect(entry).toMatchObject({ effect: 'skip', reason: { kind: 'held' } });
      expect(entry?.reason?.message).toMatch(/until \d\d:\d\d on 20\d\d-\d\d-\d\d/);
      await plans.apply(held);
      expect(await plans.reached(held.id, 'applied')).toMatchObject({ outcome: {} });
      expect(await office.operations({ localId: body.id })).toEqual([]);

      // Whoever looked while it was free, and applies when it is not, is refused: at once, and by the worker.
      await approvalIs(body.id, 'released');
      const free = await plans.make(recordOf('invoice', body.id));
      expect((await plans.entriesOf(free))[0]).toMatchObject({ effect: 'create' });
      const drafted = await plans.drafted(await plans.stored(free));
      await approvalIs(body.id, 'granted');
      const moved = await as(async () =>
        app.get(PushApplication).begin(await plans.stored(free), drafted, signal),
      );
      expect(moved).toMatchObject([{ what: 'other-effect', recordId: body.id }]);
      expect((await plans.apply(free)).body.code).toBe('PLAN.PREMISES_CHANGED');
      expect(await office.operations({ localId: body.id })).toEqual([]);
      await call(owner, 'PATCH', '/approval-settings', { graceSeconds: 0 });
    });

    it('sends what it showed, and leaves to others what waits beside it', async () => {
      const clock = app.get(SchedulerRegistry).getCronJob('sync-due');
      await clock.stop();
      const shown = await plans.changeHere(plans.customer(0), { phone: '613 555 0181' });
      const beside = await plans.changeHere(plans.customer(1), { phone: '613 555 0182' });
      await lined(beside);
      const plan = await plans.make(recordOf('customer', shown));
      await plans.apply(plan);
      expect(await plans.reached(plan.id, 'applied')).toMatchObject({ outcome: { confirmed: 1 } });
      expect(await office.operations({ localId: beside })).toMatchObject([{ status: 'planned' }]);
      clock.start();
      await office.settled();
    });

    it('shows what has to go first with it, and sends both', async () => {
      const parent = {
        ...(await plans.ours(plans.customer(0))),
        id: newId(),
        displayName: 'Unheard-of Towers',
      };
      await plans.inUnit(() => app.get(PartiesFacade).customers.importRecords([{ ...parent, email: null }]));
      const invoice = await office.older({ customerId: parent.id });
      const plan = await plans.make(recordOf('invoice', invoice.id));
      expect(await plans.entriesOf(plan)).toMatchObject([
        { entity: 'customer', effect: 'create', recordId: parent.id },
        { entity: 'invoice', effect: 'create', reason: { kind: 'after-another' } },
      ]);
      await plans.apply(plan);
      expect(await plans.reached(plan.id, 'applied')).toMatchObject({ outcome: { confirmed: 2 } });
    });

    it('is no plan that was applied when nothing could be put in line', async () => {
      const recordId = await plans.changeHere(plans.customer(2), { phone: '613 555 0183' });
      await lined(recordId);
      await plans.sql(`UPDATE sync_operations SET status = 'superseded' WHERE local_id = $1`, [recordId]);
      const plan = await plans.make(recordOf('customer', recordId));
      expect((await plans.entriesOf(plan))[0]).toMatchObject({ effect: 'change' });
      await plans.apply(plan);
      const { error } = await plans.reached(plan.id, 'failed');
      expect(error?.message).toContain('taken out again');
    });

    it('is no plan that was applied when the company was paused meanwhile', async () => {
      const recordId = await plans.changeHere(plans.customer(3), { phone: '613 555 0184' });
      const plan = await plans.make(recordOf('customer', recordId));
      await plans.applying(plan);
      await as(() => app.get(ConnectionLifecycleCommand).pause(office.connectionId));
      await plans.handled(plan.id);
      expect(await plans.stored(plan)).toMatchObject({
        status: 'failed',
        error: { fix: 'Resume it first.' },
      });
      await as(() => app.get(ConnectionLifecycleCommand).resume(office.connectionId));
      await office.sync();
    });

    it('is worked out by a worker where much waits, and says how much it does not show', async () => {
      await plans.sql(
        `INSERT INTO sync_operations (organization_id, id, connection_id, entity, local_id, local_version, operation, idempotency_key, status)
         SELECT current_organization(), gen_random_uuid(), $1, 'customer', gen_random_uuid(), 1, 'update', 'many-' || n, 'parked' FROM generate_series(1, 104) AS n`,
        [office.connectionId],
      );
      const ask = { direction: 'push' };
      const asked = await Promise.all([plans.ask(ask), plans.ask(ask), plans.ask(ask)]);
      expect(asked.map(({ status }) => status).sort()).toEqual([202, 409, 409]);
      const begun = asked.find(({ status }) => status === 202)?.body;
      expect(begun).toMatchObject({ status: 'planning' });
      const plan = await plans.reached(begun?.id ?? '', 'ready');
      expect(plan).toMatchObject({ beyond: 4, counts: { customer: { skipped: 100 } } });
      await plans.sql(`DELETE FROM sync_operations WHERE idempotency_key LIKE 'many-%'`);
    });

    it('sends nothing to a second company that is in the first, or belongs to what is', async () => {
      const second = await app.connect(office.organizationId, await sandbox.createCompany(EMPTY));
      const { id: customerId } = await plans.ours(plans.customer(0));
      const invoice = await office.older({ customerId });
      for (const [entity, id] of [
        ['customer', customerId],
        ['invoice', invoice.id],
      ] as const) {
        const plan = await plans.make(recordOf(entity, id), second);
        const [entry] = await plans.entriesOf(plan);
        expect(entry).toMatchObject({ effect: 'skip', reason: { kind: 'other-company' } });
        expect(entry?.reason?.message).toContain(office.company.name);
      }
      const [entry] = await plans.entriesOf(await plans.make(recordOf('invoice', invoice.id)));
      expect(entry).toMatchObject({ effect: 'create' });
      await as(() => app.get(ConnectionLifecycleCommand).pause(second));
    });
  });

  describe('of what would come in', () => {
    it('is refused when a sync came between the comparison and the deed', async () => {
      const plan = await plans.applying(await plans.make(PULL));
      const drafted = await plans.drafted(plan);
      await plans.emailThere(plans.customer(0), 'between@example.test');
      await office.sync();
      const bookmark = await as(() => runs().cursor(office.connectionId));
      const moved = await as(() => app.get(PullApplication).begin(plan, drafted));
      expect(moved).toMatchObject([{ what: 'setting' }]);
      expect(await as(() => runs().unfinished(office.connectionId))).toBeUndefined();
      expect(await as(() => runs().cursor(office.connectionId))).toEqual(bookmark);
    });

    it('brings nothing in that nobody looked at, when the worker dies and another goes on', async () => {
      const [seen, unseen] = [plans.customer(1), plans.customer(2)];
      await plans.emailThere(seen, 'seen@example.test');
      const plan = await plans.applying(await plans.make(PULL));
      const { delta: answer } = await plans.drafted(plan);
      const { connectionId } = office;
      const runId = await as(() => runs().create(connectionId, 'delta', 'plan'));
      await as(() => app.get(PlansRepository).begin(plan.id, { runId, answer }));
      await plans.emailThere(unseen, 'unseen@example.test');
      await as(() => app.get(PullHandler).handle({ connectionId, runId }, { signal }));
      expect(await plans.stored(plan)).toMatchObject({
        status: 'applied',
        outcome: { customer: { updated: 1 } },
      });
      expect((await plans.ours(seen)).email).toBe('seen@example.test');
      expect((await plans.ours(unseen)).email).not.toBe('unseen@example.test');
      // What it left out comes with the next sync.
      await office.sync();
      expect((await plans.ours(unseen)).email).toBe('unseen@example.test');
    });

    it('is refused when one of two that were said to be the same is linked to another meanwhile', async () => {
      const twin = {
        ...(await plans.ours(plans.customer(0))),
        id: newId(),
        displayName: 'Gatineau Twin Roofing',
      };
      await plans.inUnit(() => app.get(PartiesFacade).customers.importRecords([{ ...twin, email: null }]));
      const { Customer } = await sandbox.create(office.company.realm, 'customer', {
        DisplayName: 'GATINEAU Twin Roofing',
      });
      const made = await plans.make(PULL);
      const match = { entity: 'customer', remoteId: Customer?.Id ?? '', recordId: twin.id } as const;
      const plan = await plans.applying(made, [match]);
      const drafted = await plans.drafted(plan);
      const { connectionId } = office;
      const other = reservedLink('customer', 'somebody-else', twin.id);
      await plans.inUnit(() => app.get(LinksRepository).save(connectionId, [other]));
      const moved = await as(() => app.get(PullApplication).begin(plan, drafted));
      expect(moved).toMatchObject([
        { what: 'setting', message: expect.stringContaining('cannot be linked') },
      ]);
      await plans.sql(`DELETE FROM external_links WHERE remote_id = 'somebody-else'`);

      // The other side of the pair: a notice brought the record in meanwhile, as one of its own.
      const theirs = reservedLink('customer', match.remoteId, newId());
      await plans.inUnit(() => app.get(LinksRepository).save(connectionId, [theirs]));
      expect(await as(() => app.get(PullApplication).begin(plan, drafted))).toMatchObject([
        { what: 'setting' },
      ]);
      await plans.sql('DELETE FROM external_links WHERE remote_id = $1', [match.remoteId]);
      expect(await as(() => runs().unfinished(connectionId))).toBeUndefined();
    });

    it('is worked in the one line in which all runs of a company wait', async () => {
      const { connectionId } = office;
      await plans.emailThere(plans.customer(3), 'in-line@example.test');
      const plan = await plans.make(PULL);
      await plans.apply(plan);
      const { runId } = await plans.reached(plan.id, 'applied');
      const { rows } = await app
        .get(Database)
        .unscoped.query(
          `SELECT name, singleton_key AS key FROM pgboss.job WHERE data -> 'data' ->> 'runId' = $1`,
          [runId],
        );
      expect(rows).toEqual([{ name: 'accounting.pull', key: connectionId }]);
      // The first of them is still at work when the last one asks.
      const { realm } = office.company;
      await sandbox.fault({ kind: 'slow', realm, method: 'GET', delayMs: 1_500, count: 1 });
      const started = await Promise.all(
        Array.from({ length: 10 }, () => as(() => app.get(SyncStarter).start(connectionId, 'delta', 'test'))),
      );
      expect(started.filter(({ alreadyRunning }) => !alreadyRunning)).toHaveLength(1);
      await app.finished(office.organizationId, connectionId, started[0]?.runId ?? '');
      await sandbox.clearFaults();
    });
  });

  describe('that nobody works at any more', () => {
    const wake = () => app.get(DueWorkWaker).wakeAll();

    it('is taken up again, and given up after an hour', async () => {
      const id = await opened();
      await leave(id, 20);
      await wake();
      await plans.reached(id, 'ready');
      const hopeless = await opened();
      await leave(hopeless, 61);
      await wake();
      const { error } = await plans.reached(hopeless, 'failed');
      expect(error).toMatchObject({
        message: expect.stringContaining('for an hour'),
        fix: expect.any(String),
      });
      const pressedLate = await plans.applying(await plans.make(PULL));
      await leave(pressedLate.id, 300);
      await wake();
      await plans.reached(pressedLate.id, 'applied');
    });

    it('fails at once for a reason that no further try would change', async () => {
      const id = await opened({ direction: 'push', kind: 'record', entity: 'customer', localId: newId() });
      await plans.handled(id);
      expect(await plans.read(id)).toMatchObject({
        ...{ status: 'failed', error: { message: 'There is no such record here.' } },
      });
    });

    it('ends as its run did, whoever worked that', async () => {
      const { connectionId } = office;
      const begun = async () => {
        const plan = await plans.applying(await plans.make(PULL));
        const runId = await as(() => runs().create(connectionId, 'delta', 'plan'));
        await as(() => app.get(PlansRepository).begin(plan.id, { runId }));
        return { plan, runId };
      };
      const lost = await begun();
      await plans.sql(`UPDATE sync_runs SET heartbeat_at = now() - interval '11 minutes' WHERE id = $1`, [
        lost.runId,
      ]);
      await wake();
      await plans.reached(lost.plan.id, 'applied');

      // Its worker died between the end of the run and the word to the plan.
      const untold = await begun();
      await as(() => app.get(PullService).work(untold.runId, signal, app.get(Log)));
      expect(await plans.stored(untold.plan)).toMatchObject({ status: 'applying' });
      await leave(untold.plan.id, 90);
      await wake();
      await plans.reached(untold.plan.id, 'applied');
    });
  });
});
