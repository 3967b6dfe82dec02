import { addDays, newId } from '#kernel';
import { Database } from '#platform';
import { type SignedIn, signIn } from '../../identity/src/testing/sign-in.js';
import { eventually } from '../../platform/src/testing/eventually.js';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import { ClearanceNoticesModule, PartiesModule } from './index.js';
import { TodayQuery } from './queries/today.query.js';
import { ClearanceReminderHandler } from './schedule/clearance-reminder.handler.js';
import { ClearanceReminderSchedule } from './schedule/clearance-reminder.schedule.js';

describe('clearances about to expire', () => {
  let test: TestApp;
  let manager: SignedIn;
  let bob: SignedIn;
  const contractorId = newId();

  /** A manager and Bob, whose papers end so many days from today. */
  async function company(
    papers: [kind: string, number: string, inDays: number, issuer?: string][],
  ): Promise<string> {
    const organizationId = await test.createOrganization();
    manager = await signIn(test, 'manager', { organizationId });
    await test.as(organizationId, async () => {
      const { prisma } = test.app.get(Database);
      await prisma.contractor.create({
        data: { organizationId, id: contractorId, displayName: 'Bob Plumbing' },
      });
      const today = await test.app.get(TodayQuery).execute();
      for (const [kind, number, inDays, issuer] of papers) {
        const expiresOn = new Date(`${addDays(today, inDays)}T00:00:00Z`);
        await prisma.contractorClearance.create({
          data: { organizationId, id: newId(), contractorId, kind, number, expiresOn, issuer },
        });
      }
    });
    bob = await signIn(test, 'contractor', { organizationId, contractorId });
    return organizationId;
  }
  async function bodiesOf({ headers }: SignedIn): Promise<string[]> {
    const answer = await test.app.inject({ method: 'GET', url: '/api/v1/notifications', headers });
    return answer.json<{ items: { body: string }[] }>().items.map(({ body }) => body);
  }
  const heard = (who: SignedIn) =>
    eventually(async () => {
      const bodies = await bodiesOf(who);
      return bodies.length > 0 && bodies;
    }, 'news of a clearance');

  beforeAll(async () => {
    test = await createTestApp([PartiesModule, ClearanceNoticesModule]);
  });
  afterAll(() => test.close());

  it('are told to the managers and to their contractor, once for each reminder, and not when they were renewed', async () => {
    const organizationId = await company([
      ['wsib', '111', 3],
      ['licence', '222', 40],
      ['wcb', '333', 5],
      ['wcb', '334', 370],
    ]);
    const remind = () => test.as(organizationId, () => test.app.get(ClearanceReminderHandler).handle());
    await remind();
    await remind();
    const told = await heard(manager);
    expect(told).toEqual([expect.stringContaining('WSIB 111 of Bob Plumbing expires on')]);
    expect(await heard(bob)).toEqual(told);
    const claims = await test.as(organizationId, async () =>
      test.app.get(Database).prisma.clearanceReminder.findMany({ select: { daysBefore: true } }),
    );
    expect(claims).toEqual([{ daysBefore: 3 }]);
  });

  it('are told of a licence although another one goes on, and not when the same one was renewed', async () => {
    const organizationId = await company([
      ['licence', 'G2-1', 3, 'TSSA'],
      ['licence', 'D-7', 900, 'ServiceOntario'],
      ['licence', 'R-2', 3, 'Skilled Trades Ontario'],
      ['licence', 'R-2', 370, 'Skilled Trades Ontario'],
      ['safety-training', 'H-1', 14],
      ['safety-training', 'H-2', 400],
    ]);
    await test.as(organizationId, () => test.app.get(ClearanceReminderHandler).handle());
    const told = await eventually(async () => {
      const bodies = await bodiesOf(manager);
      return bodies.length > 1 && bodies.sort();
    }, 'news of two papers');
    expect(told).toEqual([
      expect.stringContaining('Licence / Permis G2-1 of Bob Plumbing'),
      expect.stringContaining('H-1 of Bob Plumbing'),
    ]);
    const claims = await test.as(organizationId, async () =>
      test.app.get(Database).prisma.clearanceReminder.count(),
    );
    expect(claims).toBe(2);
  });

  it('are looked at every day, in every organization', async () => {
    await company([['liability-insurance', '9', 0]]);
    await test.app.get(ClearanceReminderSchedule).enqueue();
    expect(await heard(manager)).toEqual([expect.stringContaining('Liability insurance')]);
  });
});
