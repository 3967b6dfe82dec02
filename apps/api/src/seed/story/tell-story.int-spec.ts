import { createTestApp, type TestApp } from '../../../../../libs/platform/src/testing/test-app.js';
import { FEATURES } from '../../app.module.js';
import { seedDemo } from '../seed-demo.js';
import { Stage } from './stage.js';
import { tellStory } from './tell-story.js';
import { type Answer, Voice } from './voice.js';

const PASSWORD = 'a demo password';

describe("the demo's story", () => {
  let test: TestApp;
  let organizationId: string;
  let stage: Stage;

  const list = async (path: string): Promise<Answer[]> => (await stage.owner.get(path)).items;
  const named = async (name: string): Promise<Answer> =>
    (await list('/jobs?limit=200')).find((job) => job.name.includes(name) || job.customerName.includes(name));
  const countBy = (rows: Answer[], field: string) =>
    Object.fromEntries(
      [...Map.groupBy(rows, (row) => row[field])].map(([value, { length }]) => [value, length]),
    );

  beforeAll(async () => {
    test = await createTestApp(FEATURES);
    ({ organizationId } = await seedDemo(test.app, PASSWORD));
    expect(await tellStory(test.app, organizationId, PASSWORD)).toBe('told');
    stage = await Stage.set(test.app, PASSWORD);
  }, 240_000);

  afterAll(() => test.close());

  it('has three live jobs: one late, one over its budget, one with money held back', async () => {
    expect(await named('Georgian Shores')).toMatchObject({ status: 'in_progress', isLate: true });
    expect((await list('/jobs?late=true')).length).toBe(1);
    const dental = await named('Harbourlight');
    expect(dental).toMatchObject({ status: 'in_progress', isLate: false });
    const { state } = await stage.owner.get(`/jobs/${dental.id}/budget`);
    expect(state).toMatchObject({ isOver: true, budget: '8500.00' });
    expect(state.categories).toContainEqual(
      expect.objectContaining({ category: 'labour', budget: '5500.00', actual: '7808.00', isOver: true }),
    );
    expect(await list('/holdbacks')).toMatchObject([
      { amount: '3120.00', status: 'held' },
      { amount: '3280.00', status: 'held' },
    ]);
    expect(countBy(await list('/jobs'), 'status')).toEqual({ in_progress: 3, completed: 1, planned: 1 });
  });

  it('has invoices and bills in every state', async () => {
    const invoices = await list('/invoices?limit=200');
    expect(countBy(invoices, 'status')).toEqual({
      ...{ draft: 1, pending_approval: 2, approved: 1, sent: 2, viewed: 1, partially_paid: 1 },
      ...{ paid: 3, rejected: 1, void: 1 },
    });
    expect(
      invoices
        .filter(({ isOverdue }) => isOverdue)
        .map(({ partyName }) => partyName)
        .sort(),
    ).toEqual([...['Grain Terminal Lofts', 'Nottawasaga Foods Ltd.']]);
    expect(invoices.find(({ number }) => number === 'MAC-77')).toMatchObject({ status: 'rejected' });
  });

  it('has a dispute, and a bill whose contractor is not cleared any more', async () => {
    const [foods] = await list('/customers?q=Nottawasaga');
    expect((await list(`/customers/${foods.id}/communications`)).length).toBe(2);
    const waiting = (await list('/dashboard/invoices/pending')).map(({ number, recommendation }) => [
      number,
      recommendation.advice,
    ]);
    expect(Object.fromEntries(waiting)).toMatchObject({ 'TC-204': 'reject' });
  });

  it('has people at work right now, sheets and expenses that wait, and visits for today', async () => {
    expect(countBy(await list('/time-entries?limit=200'), 'status')).toMatchObject({
      ...{ running: 1, on_break: 1, submitted: 10, rejected: 1 },
    });
    expect(countBy(await list('/expenses'), 'status')).toEqual({ submitted: 3, approved: 1 });
    const receipts = (await list('/expenses')).filter(({ receiptFileId }) => receiptFileId !== null);
    expect(receipts).toHaveLength(3);
    const visits = await list(`/work-orders?from=${stage.at(0, 0)}&to=${stage.at(1, 0)}`);
    expect(countBy(visits, 'status')).toEqual({ started: 1, assigned: 2, acknowledged: 1, unassigned: 1 });
    expect(await stage.owner.get(`/work-orders/${visits[0].id}`)).toMatchObject({
      ...{ geofenceMetres: 150, latitude: expect.any(String), longitude: expect.any(String) },
    });
  });

  it('has suppliers who still owe a delivery', async () => {
    const orders = await list('/purchase-orders?direction=supplier');
    expect(countBy(orders, 'status')).toEqual({ in_progress: 1, pending: 1, draft: 1 });
  });

  it('has twelve contractors with skills, homes and rates; one clearance ends soon, one has ended', async () => {
    const crew = await list('/contractors?kind=contractor');
    expect(crew).toHaveLength(12);
    const states: string[] = [];
    for (const { id } of crew) {
      const [clearance] = await list(`/contractors/${id}/clearances`);
      states.push(clearance.state);
      expect(await list(`/contractors/${id}/skills`)).toHaveLength(1);
      const profile = await stage.owner.get(`/contractors/${id}/profile`);
      expect(profile).toMatchObject({ homeLatitude: expect.any(String), skillTier: expect.any(String) });
    }
    expect(states.sort()).toEqual([...Array(10).fill('valid'), 'expired', 'expiring'].sort());
    expect(await list('/rate-cards?side=pay')).toHaveLength(12);
  });

  it('shows the contractor and the customer their own rows', async () => {
    const jesse = await Voice.signIn(test.app, 'contractor@cascade.example', PASSWORD);
    expect((await jesse.get('/contractors/work-orders')).items).toMatchObject([{ status: 'started' }]);
    const users = await list('/users');
    const customer = users.find(({ role }) => role === 'customer');
    expect(customer.customerId).toEqual(expect.any(String));
  });

  it('is told by people, so that the audit log knows who did what', async () => {
    const [approval] = await list('/audit?action=purchase-order.approved&limit=1');
    expect(approval).toMatchObject({ actorName: 'Priya Raman' });
    expect(await stage.owner.get('/audit/verify')).toMatchObject({ intact: true });
  });

  it('is told once', async () => {
    const before = (await list('/customers')).length;
    expect(await tellStory(test.app, organizationId, PASSWORD)).toBe('known');
    expect((await list('/customers')).length).toBe(before);
  });
});
