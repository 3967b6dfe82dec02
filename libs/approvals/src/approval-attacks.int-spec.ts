import type { InvoiceView } from '#invoicing';
import { Database } from '#platform';
import { type SignedIn, signIn } from '../../identity/src/testing/sign-in.js';
import { BillingFixture, type Refusal } from '../../invoicing/src/testing/billing-fixture.js';
import { eventually } from '../../platform/src/testing/eventually.js';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import { ApprovalsModule } from './index.js';

interface Standing {
  status: string;
  waitsFor: string | null;
  decisions: { decision: string; decidedBy: string | null; invoiceTotal: string | null }[];
}

describe('somebody who wants her own invoice approved', () => {
  let test: TestApp;
  let office: BillingFixture;
  let owner: SignedIn;
  let admin: SignedIn;
  let count = 2000;

  const submit = async (as = office.accountant, changes: object = {}): Promise<string> => {
    const lines = [{ itemId: office.itemId, quantity: String(++count) }];
    const body = { direction: 'receivable', customerId: office.customerId, lines, ...changes };
    const { body: draft } = await office.call<InvoiceView>('POST', '/invoices', body, as);
    await office.call('POST', `/invoices/${draft.id}/submit`, undefined, as);
    return draft.id;
  };
  const approve = (id: string, as = office.manager) =>
    office.call<Refusal>('POST', `/invoices/${id}/approve`, undefined, as);
  const standing = async (id: string) =>
    (await office.call<Standing>('GET', `/invoices/${id}/approvals`)).body;
  const version = async (id: string) =>
    (await office.call<{ version: number }>('GET', `/invoices/${id}`)).body.version;
  const route = async (body: object) => {
    const made = await office.call<{ id: string }>('POST', '/approval-routes', body, owner);
    return () =>
      test.app.inject({
        method: 'DELETE',
        url: `/api/v1/approval-routes/${made.body.id}`,
        headers: owner.headers,
      });
  };
  const refused = (status: number, code: string) => ({ status, body: { code } });
  const OWN = refused(403, 'APPROVALS.OWN_INVOICE');

  beforeAll(async () => {
    test = await createTestApp([ApprovalsModule]);
    office = await BillingFixture.create(test);
    const { organizationId } = office;
    owner = await signIn(test, 'owner', { organizationId });
    admin = await signIn(test, 'admin', { organizationId });
  });

  afterAll(() => test.close());

  it('gets no API key that approves, and one from before is worth nothing', async () => {
    const greedy = { name: 'Robot', scopes: ['invoices.approve'] };
    expect(await office.call('POST', '/api-keys', greedy, admin)).toMatchObject(
      refused(422, 'API_KEYS.SCOPE'),
    );
    const modest = { name: 'Robot', scopes: ['invoices.read'] };
    const { key } = (await office.call<{ key: string }>('POST', '/api-keys', modest, admin)).body;
    await office.inOneTransaction(() =>
      test.app
        .get(Database)
        .rows(`UPDATE api_keys SET scopes = '{invoices.approve}' WHERE created_by = $1`, [admin.userId]),
    );
    const robot = { ...admin, headers: { authorization: `Bearer ${key}` } };
    expect(await approve(await submit(admin), robot)).toMatchObject(refused(403, 'AUTH.NOT_ALLOWED'));
  });

  it('does not approve what an API key of hers wrote', async () => {
    const scopes = ['invoices.write', 'invoices.read'];
    const made = await office.call<{ key: string }>('POST', '/api-keys', { name: 'Robot', scopes }, admin);
    const robot = { ...admin, headers: { authorization: `Bearer ${made.body.key}` } };
    const id = await submit(robot);
    expect(await approve(id, admin)).toMatchObject(OWN);
    expect(await approve(id)).toMatchObject({ status: 200 });
  });

  it('does not approve what a colleague wrote and she rewrote', async () => {
    const id = await submit();
    await office.call('POST', `/invoices/${id}/reject`, { reason: 'Too little' }, office.manager);
    const lines = [{ itemId: office.itemId, quantity: '99999' }];
    await office.call('PATCH', `/invoices/${id}`, { version: await version(id), lines }, office.manager);
    await office.call('POST', `/invoices/${id}/submit`);
    expect(await approve(id)).toMatchObject(OWN);
    const { body } = await office.call<{ items: { id: string; isOwn: boolean }[] }>(
      'GET',
      '/dashboard/invoices/pending',
      undefined,
      office.manager,
    );
    expect(body.items.find((one) => one.id === id)?.isOwn).toBe(true);
    expect(await approve(id, admin)).toMatchObject({ status: 200 });
  });

  it('does not approve a bill that pays her', async () => {
    const { organizationId, contractorId } = office;
    const related = await signIn(test, 'manager', { organizationId, contractorId });
    const lines = [{ itemId: office.itemId, quantity: '1', unitPrice: '5000', taxCodeId: office.taxCodeId }];
    const id = await submit(office.accountant, {
      ...{ direction: 'payable', customerId: undefined, contractorId, number: 'BOB-1', lines },
    });
    expect(await approve(id, related)).toMatchObject(OWN);
    expect(await approve(id)).toMatchObject({ status: 200 });
  });

  it('does not take the place of an owner by a delegation of her own making', async () => {
    const days = { fromDay: '2020-01-01', toDay: '2100-01-01' };
    const delegate = (body: object, as: SignedIn) =>
      office.call('POST', '/approval-delegations', { ...days, ...body }, as);
    const notHers = refused(403, 'APPROVALS.NOT_YOURS_TO_DELEGATE');
    expect(await delegate({ fromUserId: owner.userId, toUserId: admin.userId }, admin)).toMatchObject(
      notHers,
    );
    expect(
      await delegate({ fromUserId: owner.userId, toUserId: office.manager.userId }, admin),
    ).toMatchObject(notHers);
    const manager = office.manager.userId;
    expect(await delegate({ fromUserId: manager, toUserId: admin.userId }, admin)).toMatchObject(notHers);
    expect(await delegate({ toUserId: office.accountant.userId }, office.manager)).toMatchObject({
      status: 422,
      body: { code: 'APPROVALS.DELEGATION', field: 'toUserId' },
    });
  });

  it('is not stood in for by whom she asked to', async () => {
    const stop = await route({ name: 'Owner only', steps: [{ name: 'Owner', roles: ['owner'] }] });
    const delegation = { toUserId: office.manager.userId, fromDay: '2020-01-01', toDay: '2100-01-01' };
    const made = await office.call<{ id: string }>('POST', '/approval-delegations', delegation, owner);
    const own = await submit(owner);
    expect(await approve(own)).toMatchObject(refused(403, 'APPROVALS.NOT_YOUR_TURN'));
    const another = await submit();
    expect(await approve(another)).toMatchObject({ status: 200 });
    await test.app.inject({
      method: 'DELETE',
      url: `/api/v1/approval-delegations/${made.body.id}`,
      headers: owner.headers,
    });
    await stop();
  });

  it('gains nothing by changing the route while it waits, nor by switching four eyes off', async () => {
    const steps = [{ name: 'Owner', roles: ['owner'] }];
    const stop = await route({ name: 'Owner only', steps });
    const id = await submit(admin);
    await eventually(async () => (await standing(id)).waitsFor === 'Owner');
    await stop();
    expect(await approve(id, admin)).toMatchObject(OWN);
    expect(await approve(id)).toMatchObject(refused(403, 'APPROVALS.NOT_YOUR_TURN'));
    const off = await office.call('PATCH', '/approval-settings', { allowSelfApproval: true }, admin);
    expect(off).toMatchObject(refused(403, 'APPROVALS.OWNERS_CHOICE'));
    expect(await approve(id, owner)).toMatchObject({ status: 200 });
  });

  it('has every yes asked for again when the invoice is changed after the first, on the route of what it is now', async () => {
    const set = (severity: string) =>
      office.call('PATCH', '/validation-rules', { rules: [{ rule: 'tax_code_present', severity }] }, owner);
    await set('look');
    const lines = [{ itemId: office.itemId, quantity: '1', unitPrice: '9000', taxCodeId: null }];
    const both = [
      { name: 'Manager', roles: ['manager'] },
      { name: 'Owner', roles: ['owner'] },
    ];
    const stops = [
      await route({ name: 'Large', position: 1, minTotal: '10000', steps: [both[1], both[0]] }),
      await route({ name: 'Small', position: 2, steps: both }),
    ];
    const id = await submit(office.accountant, { lines });
    expect(await approve(id)).toMatchObject({ status: 200 });
    expect((await standing(id)).waitsFor).toBe('Owner');
    await office.call('POST', `/invoices/${id}/findings/tax_code_present/fix`, undefined, admin);
    expect(await standing(id)).toMatchObject({ status: 'pending_approval', waitsFor: 'Owner' });
    expect(await approve(id, owner)).toMatchObject({ status: 200, body: { status: 'pending_approval' } });
    expect(await approve(id, admin)).toMatchObject(OWN);
    expect(await approve(id)).toMatchObject({ status: 200, body: { status: 'approved' } });
    const totals = (await standing(id)).decisions.map(({ invoiceTotal }) => invoiceTotal);
    expect(totals).toEqual(['9000.00', '10170.00', '10170.00']);
    await Promise.all(stops.map((stop) => stop()));
    await set('block');
  });

  it('cannot have an approval undone once its grace is over, even if nothing has left yet', async () => {
    await office.call('PATCH', '/approval-settings', { graceSeconds: 600 }, owner);
    const id = await submit();
    expect(await approve(id)).toMatchObject({ status: 200 });
    const { prisma } = test.app.get(Database);
    await office.inOneTransaction(async () => {
      const releaseAt = new Date(Date.now() - 1000);
      await prisma.approval.updateMany({ where: { invoiceId: id, status: 'granted' }, data: { releaseAt } });
    });
    const undo = await office.call('POST', `/invoices/${id}/undo-approval`, {}, office.manager);
    expect(undo).toMatchObject(refused(409, 'APPROVALS.TOO_LATE'));
    await office.call('PATCH', '/approval-settings', { graceSeconds: 0 }, owner);
  });

  it('does not slip a changed invoice into a list that somebody approves at once', async () => {
    const [kept, changed] = [await submit(), await submit()];
    const seen = await Promise.all([kept, changed].map(async (id) => ({ id, version: await version(id) })));
    await office.call('POST', `/invoices/${changed}/reject`, { reason: 'Wrong' }, admin);
    const lines = [{ itemId: office.itemId, quantity: '77777' }];
    await office.call('PATCH', `/invoices/${changed}`, { version: await version(changed), lines });
    await office.call('POST', `/invoices/${changed}/submit`);
    const body = { ids: [kept, changed], seen };
    expect(await office.call('POST', '/invoices/bulk-approve', body, office.manager)).toMatchObject({
      body: {
        ...{ done: 1, refused: 1 },
        outcomes: [{ isDone: true }, { id: changed, code: 'APPROVALS.CHANGED_MEANWHILE' }],
      },
    });
  });
});
