import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '#kernel';
import { type CustomerRecord, PartiesFacade } from '#parties';
import { UnitOfWork } from '#platform';
import { eventually } from '../../../platform/src/testing/eventually.js';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { LinksRepository } from '../sync/links.repository.js';
import { RunsRepository } from '../sync/runs.repository.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { type SandboxCompany, type SandboxDocument, sandbox } from '../testing/sandbox.js';
import { ApplyPlanCommand } from './apply-plan.command.js';
import { MakePlanCommand } from './make-plan.command.js';
import type { AcceptedMatch, SyncPlan } from './plan.types.js';
import { notAnswered } from './plan-maker.js';
import { PlansRepository } from './plans.repository.js';

/** A contractor who kept her customers here before she connects her books. */
describe('the first sync of a company', () => {
  let app: AccountingApp;
  let organization: string;
  let company: SandboxCompany;
  let connection: string;
  let theirs: SandboxDocument[];
  let ours: string[];

  const as = <T>(work: () => Promise<T>) => app.as(organization, work);
  const reached = (id: string, status: string) =>
    eventually(
      async () => {
        const plan = await as(() => app.get(PlansRepository).find(id));
        if (plan?.status === 'failed') throw new Error(JSON.stringify(plan.error));
        return plan?.status === status ? plan : undefined;
      },
      `the plan to be ${status}`,
      30_000,
    );
  const planned = async () => {
    const request = { direction: 'pull', kind: 'full', entity: null, localId: null } as const;
    const plan = await as(() => app.get(MakePlanCommand).execute({ connectionId: connection, ...request }));
    return reached(plan.id, 'ready');
  };
  const matchesOf = async ({ id }: SyncPlan) =>
    (await as(() => app.get(PlansRepository).entries(id, { matched: true }, 0, 500))).map(
      ({ entity, remoteId, match }): AcceptedMatch => ({
        ...{ entity, remoteId: remoteId ?? '', recordId: match?.recordId ?? '' },
      }),
    );
  const confirm = async ({ id, hash }: SyncPlan, matches: AcceptedMatch[]) =>
    as(() => app.get(ApplyPlanCommand).execute(id, { hash: hash ?? '', matches, confirms: true }));
  const statusOf = async () => (await as(() => app.get(ConnectionsRepository).get(connection))).status;

  beforeAll(async () => {
    app = await AccountingApp.start();
    organization = await app.test.createOrganization();
    company = await sandbox.createCompany();
    theirs = (await sandbox.documents(company.realm, 'customer'))
      .filter(({ Active, Job }) => Active === true && Job !== true)
      .slice(0, 2);
    ours = theirs.map(() => newId());
    const records = theirs.map(({ DisplayName }, index) => customer(ours[index] ?? '', String(DisplayName)));
    await as(() => app.get(UnitOfWork).run(() => app.get(PartiesFacade).customers.importRecords(records)));
    connection = await app.link(organization, company);
  }, 60_000);

  afterAll(() => app.close());

  it('is looked at before the company is confirmed, is refused when it changed, and doubles no customer', async () => {
    const early = await planned();
    expect(early.counts.customer).toMatchObject({ matched: 2, changed: 0 });
    expect((await matchesOf(early)).map(({ recordId }) => recordId).sort()).toEqual([...ours].sort());
    // Invoices name customers that are not here either, and are not skipped for it.
    expect(early.counts.invoice?.created).toBe((await sandbox.documents(company.realm, 'invoice')).length);
    expect(early.counts.invoice?.skipped).toBe(0);

    await sandbox.create(company.realm, 'customer', { DisplayName: 'A customer of the last minute' });
    await confirm(early, await matchesOf(early));
    expect((await reached(early.id, 'stale')).differences).not.toEqual([]);
    expect(await statusOf()).toBe('pending');
    expect(await as(() => app.get(RunsRepository).list(connection, undefined, 10))).toEqual([]);

    const plan = await planned();
    await confirm(plan, await matchesOf(plan));
    const done = await reached(plan.id, 'applied');
    expect(await statusOf()).toBe('active');
    expect(done.outcome).toMatchObject({
      customer: {
        created: plan.counts.customer?.created ? plan.counts.customer.created - 2 : -1,
        updated: 2,
      },
      invoice: { created: plan.counts.invoice?.created },
    });
    const links = await as(() =>
      app.get(LinksRepository).byRemoteIds(
        connection,
        'customer',
        theirs.map(({ Id }) => Id),
      ),
    );
    expect(theirs.map(({ Id }) => links.get(Id)?.localId)).toEqual(ours);
    await expect(confirm(await planned(), [])).rejects.toMatchObject({
      code: 'CONNECTION.CONFIRMED_ALREADY',
    });
  }, 60_000);

  it('says that it was not answered when the calls of a minute were used up for longer than a person waits', async () => {
    const waited = await pause(5_000, undefined, { signal: AbortSignal.timeout(1) }).catch(notAnswered);
    expect(waited).toMatchObject({ code: 'PLAN.NOT_ANSWERED', kind: 'unavailable' });
    const stopped = await pause(5_000, undefined, { signal: AbortSignal.abort() }).catch((error) => error);
    expect(() => notAnswered(stopped)).toThrow(stopped);
  });
});

function customer(id: string, displayName: string): CustomerRecord {
  return {
    ...{ id, displayName, companyName: null, givenName: null, familyName: null, email: null, phone: null },
    ...{ billingAddress: null, shippingAddress: null, parentId: null, isProject: false, currency: 'CAD' },
    ...{ taxExempt: false, termId: null, active: true },
  };
}
