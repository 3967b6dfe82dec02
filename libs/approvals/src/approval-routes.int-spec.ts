import { Injectable, Module } from '@nestjs/common';
import { InvoiceApproved, type InvoiceView } from '#invoicing';
import { newId } from '#kernel';
import { AuditLog, Database, type DeliveredEvent, type EventListener, ListensTo, readTable } from '#platform';
import { type SignedIn, signIn } from '../../identity/src/testing/sign-in.js';
import { BillingFixture, type Refusal } from '../../invoicing/src/testing/billing-fixture.js';
import { eventually } from '../../platform/src/testing/eventually.js';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import { EscalationHandler } from './handlers/escalation.handler.js';
import { ApprovalsModule } from './index.js';
import { ApprovalReport } from './queries/approval-report.query.js';

const announced: string[] = [];

@Injectable()
@ListensTo('test.routes-approved', InvoiceApproved)
class TestListener implements EventListener<InvoiceApproved> {
  handle({ event }: DeliveredEvent<InvoiceApproved>): Promise<void> {
    announced.push(event.invoiceId);
    return Promise.resolve();
  }
}

@Module({ providers: [TestListener] })
class TestModule {}

interface Standing {
  status: string;
  waitsFor: string | null;
  canBeUndoneUntil: string | null;
  isEscalated: boolean;
  decisions: { decision: string; decidedBy: string | null; onBehalfOf: string | null; isFinal: boolean }[];
}

interface Bulk {
  outcomes: { canBeUndoneUntil: string | null }[];
}

describe('approval routes', () => {
  let test: TestApp;
  let office: BillingFixture;
  let owner: SignedIn;
  let count = 1000;

  const submit = async (quantity = String(++count)): Promise<string> => {
    const body = {
      direction: 'receivable',
      customerId: office.customerId,
      lines: [{ itemId: office.itemId, quantity }],
    };
    const { body: draft } = await office.call<InvoiceView>('POST', '/invoices', body);
    await office.call('POST', `/invoices/${draft.id}/submit`);
    return draft.id;
  };
  const approve = <T = Standing>(id: string, as = office.manager) =>
    office.call<T>('POST', `/invoices/${id}/approve`, undefined, as);
  const standing = async (id: string) =>
    (await office.call<Standing>('GET', `/invoices/${id}/approvals`)).body;
  const settings = (body: object) => office.call('PATCH', '/approval-settings', body, owner);
  const route = (body: object) => office.call<{ id: string }>('POST', '/approval-routes', body, owner);
  const remove = ({ body }: { body: { id: string } }) =>
    test.app.inject({ method: 'DELETE', url: `/api/v1/approval-routes/${body.id}`, headers: owner.headers });

  beforeAll(async () => {
    test = await createTestApp([ApprovalsModule, TestModule]);
    office = await BillingFixture.create(test);
    owner = await signIn(test, 'owner', { organizationId: office.organizationId });
  });

  afterAll(() => test.close());

  it.each([
    ['customerId', { customerId: newId() }],
    ['contractorId', { contractorId: newId() }],
    ['jobId', { jobId: newId() }],
    ['steps.0.userIds', { steps: [{ name: 'Boss', userIds: [newId()] }] }],
    [
      'steps.0.escalateToUserIds',
      { steps: [{ name: 'Boss', roles: ['owner'], escalateToUserIds: [newId()] }] },
    ],
  ])('name nobody and nothing of another organization in %s', async (field, named) => {
    const steps = [{ name: 'Boss', roles: ['owner'] }];
    expect(await route({ name: newId(), steps, ...named })).toMatchObject({
      status: 422,
      body: { code: 'APPROVALS.ROUTE', field },
    });
  });

  it('take a large invoice through two steps, each with its own people', async () => {
    const steps = [
      { name: 'Manager', roles: ['manager'] },
      { name: 'Owner', roles: ['owner'] },
    ];
    const large = await route({ name: 'Large', minTotal: '1000', customerId: office.customerId, steps });
    const id = await submit();
    expect(await approve<Refusal>(id, owner)).toMatchObject({
      status: 403,
      body: { code: 'APPROVALS.NOT_YOUR_TURN' },
    });
    expect(await approve(id)).toMatchObject({
      status: 200,
      body: { status: 'pending_approval', waitsFor: 'Owner' },
    });
    expect(await approve<Refusal>(id)).toMatchObject({
      status: 409,
      body: { code: 'APPROVALS.ALREADY_DECIDED' },
    });
    expect(announced).not.toContain(id);
    expect(await approve(id, owner)).toMatchObject({
      status: 200,
      body: { status: 'approved', waitsFor: null },
    });
    await eventually(() => Promise.resolve(announced.includes(id)));
    const { decisions } = await standing(id);
    expect(decisions.map(({ decidedBy, isFinal }) => [decidedBy, isFinal])).toEqual([
      [office.manager.userId, false],
      [owner.userId, true],
    ]);
    await remove(large);
  });

  it('let one of 50 who give the last yes at once win', async () => {
    const id = await submit();
    const answers = await Promise.all(Array.from({ length: 50 }, () => approve<Refusal>(id)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(49);
  });

  it('let somebody stand in for who is away, and keep both names', async () => {
    const only = await route({ name: 'Owner only', steps: [{ name: 'Owner', roles: ['owner'] }] });
    const id = await submit();
    expect(await approve<Refusal>(id)).toMatchObject({ status: 403 });
    const delegation = { toUserId: office.manager.userId, fromDay: '2020-01-01', toDay: '2100-01-01' };
    expect(await office.call('POST', '/approval-delegations', delegation, owner)).toMatchObject({
      status: 201,
    });
    const tooLate = { ...delegation, toUserId: owner.userId, toDay: '2019-01-01' };
    expect(await office.call('POST', '/approval-delegations', tooLate, office.manager)).toMatchObject({
      status: 422,
      body: { code: 'APPROVALS.DELEGATION', field: 'toDay' },
    });
    expect(await approve(id)).toMatchObject({ status: 200, body: { status: 'approved' } });
    expect((await standing(id)).decisions).toMatchObject([
      { decidedBy: office.manager.userId, onBehalfOf: owner.userId },
    ]);
    await remove(only);
  });

  it('open to others once an invoice has waited too long, and say so once', async () => {
    const steps = [{ name: 'Admin', roles: ['admin'], escalateAfterHours: 24, escalateToRoles: ['manager'] }];
    const slow = await route({ name: 'Slow', steps });
    const id = await submit();
    expect(await approve<Refusal>(id)).toMatchObject({ status: 403 });
    const { prisma } = test.app.get(Database);
    const approval = await eventually(
      async () =>
        (await office.as(() => prisma.approval.findFirst({ where: { invoiceId: id } }))) ?? undefined,
    );
    const job = { approvalId: approval.id, step: 0, stepStartedAt: approval.stepStartedAt.toISOString() };
    const escalate = () => office.as(() => test.app.get(EscalationHandler).handle(job));
    await Promise.all([escalate(), escalate()]);
    expect((await standing(id)).isEscalated).toBe(true);
    const { items } = await office.as(() => test.app.get(AuditLog).list({ entityId: id }, 20));
    expect(items.filter(({ action }) => action === 'invoice.approval-escalated')).toHaveLength(1);
    expect(await approve(id)).toMatchObject({ status: 200, body: { status: 'approved' } });
    await remove(slow);
  });

  it('tell nobody while an approval can be undone, and everybody afterwards', async () => {
    await settings({ graceSeconds: 600 });
    const id = await submit();
    const granted = await approve(id);
    expect(granted.body).toMatchObject({ status: 'approved', canBeUndoneUntil: expect.any(String) });
    const undone = await office.call<Standing>(
      'POST',
      `/invoices/${id}/undo-approval`,
      { reason: 'Oops' },
      office.manager,
    );
    expect(undone).toMatchObject({ status: 200, body: { status: 'pending_approval', waitsFor: 'Approval' } });
    const again = await office.call<Refusal>('POST', `/invoices/${id}/undo-approval`, {}, office.manager);
    expect(again).toMatchObject({ status: 409, body: { code: 'APPROVALS.TOO_LATE' } });
    await settings({ graceSeconds: 1 });
    expect(await approve(id)).toMatchObject({ status: 200 });
    await eventually(() => Promise.resolve(announced.includes(id)));
    expect(announced.filter((one) => one === id)).toHaveLength(1);
    expect((await standing(id)).decisions.map(({ decision }) => decision)).toEqual([
      'approved',
      'undone',
      'approved',
    ]);
    await eventually(async () => (await standing(id)).canBeUndoneUntil === null);
    await settings({ graceSeconds: 0 });
  });

  it('leave together when many are approved at once: the first can be taken back for as long as the last', async () => {
    await settings({ graceSeconds: 600 });
    const step = { name: 'Manager', roles: ['manager'] };
    const two = await route({ name: 'Two', steps: [step, { name: 'Owner', roles: ['owner'] }] });
    const half = await submit();
    await eventually(async () => (await standing(half)).waitsFor === 'Manager');
    await remove(two);
    const ids = [await submit(), await submit(), await submit()];
    const bulk = (what: string, body: object) =>
      office.call<Bulk>('POST', `/invoices/${what}`, body, office.manager);
    const { body } = await bulk('bulk-approve', { ids: [half, ...ids, newId()] });
    expect(body).toMatchObject({ done: 4, refused: 1 });
    const [step1, first, ...others] = body.outcomes.map(({ canBeUndoneUntil }) => canBeUndoneUntil);
    expect([step1, others]).toEqual([null, [first, first, null]]);
    expect((await standing(ids[0] as string)).canBeUndoneUntil).toBe(first);
    const sent = ids.pop() as string;
    await office.call('POST', `/invoices/${sent}/send`, undefined, owner);
    expect((await standing(sent)).canBeUndoneUntil).toBeNull();
    const undone = await bulk('bulk-undo-approval', { ids: [half, ...ids, sent] });
    const tooLate = { isDone: false, code: 'APPROVALS.TOO_LATE', fix: expect.any(String) };
    expect(undone.body.outcomes).toMatchObject([tooLate, { isDone: true }, { isDone: true }, tooLate]);
    await settings({ graceSeconds: 1 });
    expect((await bulk('bulk-approve', { ids })).body).toMatchObject({ done: 2 });
    await eventually(() => Promise.resolve(ids.every((id) => announced.includes(id))));
    expect(announced.filter((id) => ids.includes(id))).toHaveLength(2);
    await settings({ graceSeconds: 0 });
    const { body: atOnce } = await bulk('bulk-approve', { ids: [await submit()] });
    expect(atOnce.outcomes).toMatchObject([{ isDone: true, canBeUndoneUntil: null }]);
  });

  it('approve unseen what is usual, once the organization says so, and never what is not', async () => {
    for (let past = 0; past < 8; past++) expect(await approve(await submit())).toMatchObject({ status: 200 });
    await settings({ autoApprove: true, autoDirections: ['receivable'] });
    const usual = await submit('1003.5');
    await eventually(async () => (await standing(usual)).status === 'approved');
    expect((await standing(usual)).decisions).toMatchObject([{ decidedBy: null, decision: 'approved' }]);
    const odd = await submit('90000');
    await eventually(async () => (await standing(odd)).waitsFor === 'Approval');
    expect((await standing(odd)).status).toBe('pending_approval');
    await settings({ autoApprove: false });
    const sentBack = await submit('1003.25');
    await office.call('POST', `/invoices/${sentBack}/reject`, { reason: 'Not agreed' }, office.manager);
    await settings({ autoApprove: true });
    await office.call('POST', `/invoices/${sentBack}/submit`);
    await eventually(async () => (await standing(sentBack)).waitsFor === 'Approval');
    expect((await standing(sentBack)).status).toBe('pending_approval');
    await settings({ autoApprove: false });
  });

  it('leave settings as they are where null says nothing', async () => {
    const { body: before } = await office.call<object>('GET', '/approval-settings', undefined, owner);
    const { status, body } = await settings({
      ...{ autoApprove: null, autoDirections: null, autoMaxScore: null, allowSelfApproval: null },
    });
    expect([status, body]).toEqual([200, before]);
  });

  it('report every decision of a period, and as a file', async () => {
    const period = 'from=2020-01-01&to=2100-01-01';
    const { body } = await office.call<{ totals: object; items: object[] }>(
      'GET',
      `/reports/approvals?${period}`,
    );
    expect(body.totals).toMatchObject({ approvedByRule: 1, undone: 3, byDelegates: 1, ownApproved: 0 });
    expect(body.items.length).toBeGreaterThan(6);
    const file = (wish: string) =>
      test.app.inject({
        method: 'GET',
        url: `/api/v1/reports/approvals/file?${period}&${wish}`,
        headers: owner.headers,
      });
    const { rows } = await readTable((await file('format=xlsx')).rawPayload, 'decisions.xlsx');
    expect(rows).toHaveLength(body.items.length);
    const { headers, payload } = await file('format=csv&language=fr');
    expect(headers['content-disposition']).toContain('approvals-2020-01-01-2100-01-01.csv');
    const [head, ...lines] = payload.slice(1).trim().split('\r\n');
    expect(head).toContain('Décidée,Décision,Définitive,Numéro,Genre,Décidée par,Au nom de');
    expect(lines).toHaveLength(body.items.length);
    expect(lines.some((line) => line.includes('Renvoyée') && line.includes('Not agreed'))).toBe(true);
    expect(lines.filter((line) => line.includes('par une règle'))).toHaveLength(1);
    expect((await file('format=pdf')).rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('hand on every decision once where one portion ends and the next begins', async () => {
    const period = { from: '2020-01-01', to: '2100-01-01' };
    const report = test.app.get(ApprovalReport);
    const found: string[] = [];
    const wanted = await office.as(async () => {
      for await (const rows of report.all(period, 2)) found.push(...rows.map(({ id }) => id));
      return (await report.page(period, 200)).items.map(({ id }) => id);
    });
    expect(found).toEqual(wanted);
  });
});
