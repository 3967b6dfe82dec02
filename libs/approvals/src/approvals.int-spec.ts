import { Injectable, Module } from '@nestjs/common';
import { InvoiceApproved, type InvoiceView } from '#invoicing';
import { AuditLog, Database, type DeliveredEvent, type EventListener, ListensTo } from '#platform';
import { signIn } from '../../identity/src/testing/sign-in.js';
import { BillingFixture, type Refusal } from '../../invoicing/src/testing/billing-fixture.js';
import { eventually } from '../../platform/src/testing/eventually.js';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import { ApprovalsModule, type Finding } from './index.js';

const delivered: DeliveredEvent<InvoiceApproved>[] = [];

@Injectable()
@ListensTo('test.invoice-approved', InvoiceApproved)
class TestListener implements EventListener<InvoiceApproved> {
  handle(event: DeliveredEvent<InvoiceApproved>): Promise<void> {
    delivered.push(event);
    return Promise.resolve();
  }
}

@Module({ providers: [TestListener] })
class TestModule {}

interface Decided {
  status: string;
  decision: string;
  findings: Finding[];
}

describe('approvals', () => {
  let test: TestApp;
  let office: BillingFixture;

  const submit = async (lines?: object[], as = office.accountant): Promise<string> => {
    const body = {
      direction: 'receivable',
      customerId: office.customerId,
      lines: lines ?? [{ itemId: office.itemId, quantity: String(++count) }],
    };
    const { body: draft } = await office.call<InvoiceView>('POST', '/invoices', body, as);
    await office.call('POST', `/invoices/${draft.id}/submit`, undefined, as);
    return draft.id;
  };
  // No two invoices of these tests have the same total, so that none looks like another.
  let count = 0;
  const approve = <T = Decided>(id: string, as = office.manager) =>
    office.call<T>('POST', `/invoices/${id}/approve`, undefined, as);
  const approvedEvents = (id: string) =>
    delivered.filter(({ event }) => event.invoiceId === id).map(({ event }) => event);
  const decisionsOf = (invoiceId: string) =>
    office.as(() => test.app.get(Database).prisma.approvalDecision.findMany({ where: { invoiceId } }));

  beforeAll(async () => {
    test = await createTestApp([ApprovalsModule, TestModule]);
    office = await BillingFixture.create(test);
  });

  afterAll(() => test.close());

  it('approves in one transaction: state, decision with its findings, audit line and event', async () => {
    const id = await submit();
    const { status, body } = await approve(id);
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'approved', decision: 'approved' });
    expect(new Set(body.findings.map((finding) => finding.severity))).toEqual(new Set(['pass']));
    expect(await decisionsOf(id)).toMatchObject([
      { decision: 'approved', decidedBy: office.manager.userId, invoiceVersion: 2, findings: body.findings },
    ]);
    const { items } = await office.as(() => test.app.get(AuditLog).list({ entityId: id }, 1));
    expect(items[0]).toMatchObject({ action: 'invoice.approved', actorId: office.manager.userId });
    await eventually(() => Promise.resolve(approvedEvents(id).length > 0));
    expect(approvedEvents(id)).toEqual([{ invoiceId: id, direction: 'receivable', version: 3 }]);
  });

  it('lets one of 50 who approve at once win, and tells the others why not', async () => {
    const id = await submit();
    const answers = await Promise.all(Array.from({ length: 50 }, () => approve<Refusal>(id)));
    const refused = answers.filter(({ status }) => status === 409);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(refused).toHaveLength(49);
    for (const { body } of refused) {
      expect(body.code).toBe('INVOICE.TRANSITION');
      expect(body.detail).toBe('This invoice is approved, so it cannot be approved.');
    }
    expect(await decisionsOf(id)).toHaveLength(1);
    await eventually(() => Promise.resolve(approvedEvents(id).length > 0));
    expect(approvedEvents(id)).toHaveLength(1);
  });

  it('does not let the author approve, unless the organization allows it', async () => {
    const owner = await signIn(test, 'owner', { organizationId: office.organizationId });
    const id = await submit(undefined, owner);
    expect(await approve(id, owner)).toMatchObject({ status: 403, body: { code: 'APPROVALS.OWN_INVOICE' } });
    await office.as(() =>
      test.app
        .get(Database)
        .rows(`UPDATE organizations SET settings = '{"allowSelfApproval": true}' WHERE id = $1`, [
          office.organizationId,
        ]),
    );
    expect(await approve(id, owner)).toMatchObject({ status: 200 });
  });

  it('blocks an invoice with findings, says which, and stores nothing', async () => {
    const id = await submit([{ description: 'Something', unitPrice: '17.17', taxCodeId: null }]);
    const { status, body } = await approve<Refusal & { findings: Finding[] }>(id);
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'APPROVALS.BLOCKED' });
    expect(body.findings.map((finding) => finding.rule)).toEqual(['tax_code_present', 'item_present']);
    expect(await decisionsOf(id)).toEqual([]);
    const validated = await office.call('POST', `/invoices/${id}/validate`);
    expect(validated).toMatchObject({ status: 200, body: { canBeApproved: false, version: 2 } });
    const auditor = await signIn(test, 'auditor', { organizationId: office.organizationId });
    expect(await office.call('POST', `/invoices/${id}/validate`, undefined, auditor)).toMatchObject(
      validated,
    );
  });

  it('sends an invoice back with a reason; its author changes it and hands it in again', async () => {
    const id = await submit();
    const reason = 'The quantity is wrong';
    expect(await office.call('POST', `/invoices/${id}/reject`, { reason }, office.manager)).toMatchObject({
      status: 200,
      body: { status: 'rejected' },
    });
    const { body: rejected } = await office.call<InvoiceView>('GET', `/invoices/${id}`);
    expect(rejected).toMatchObject({ status: 'rejected', rejectionReason: reason });
    const lines = [{ itemId: office.itemId, quantity: String(++count) }];
    await office.call('PATCH', `/invoices/${id}`, { version: rejected.version, lines });
    const again = await office.call('POST', `/invoices/${id}/submit`);
    expect(again).toMatchObject({ body: { status: 'pending_approval', rejectionReason: null } });
    expect(await approve(id)).toMatchObject({ status: 200 });
  });

  it('decides many at once, each by itself', async () => {
    const good = [await submit(), await submit()];
    const bad = await submit([{ description: 'No item', unitPrice: '18.18', taxCodeId: office.taxCodeId }]);
    const { body } = await office.call(
      'POST',
      '/invoices/bulk-approve',
      { ids: [good[0], bad, good[1]] },
      office.manager,
    );
    expect(body).toMatchObject({
      ...{ done: 2, refused: 1 },
      outcomes: [{ isDone: true }, { id: bad, isDone: false, code: 'APPROVALS.BLOCKED' }, { isDone: true }],
    });
    const rejected = await office.call(
      'POST',
      '/invoices/bulk-reject',
      { ids: [bad], reason: 'No' },
      office.manager,
    );
    expect(rejected).toMatchObject({ body: { done: 1, refused: 0 } });
  });

  it('shows what waits, and approves it with one click against the version that was seen', async () => {
    const id = await submit();
    const { body } = await office.call<{ items: { id: string; version: number; isOwn: boolean }[] }>(
      'GET',
      '/dashboard/invoices/pending',
    );
    const [first] = body.items;
    expect(first).toMatchObject({ id, isOwn: true, partyName: 'Acme Towers', version: 2 });
    const click = (version: number) =>
      office.call('POST', `/dashboard/invoices/${id}/approve`, { version }, office.manager);
    expect(await click(1)).toMatchObject({ status: 409, body: { code: 'APPROVALS.CHANGED_MEANWHILE' } });
    expect(await click(2)).toMatchObject({ status: 200, body: { status: 'approved' } });
  });
});
