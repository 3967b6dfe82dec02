import { newId } from '#kernel';
import { signIn } from '../../../identity/src/testing/sign-in.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { BooksOffice } from '../testing/books-office.js';
import { sandbox } from '../testing/sandbox.js';
import { ConnectionLifecycleCommand } from './connection-lifecycle.command.js';

interface Refusal {
  code: string;
  fix?: string;
}

/** Documents that somebody sends to the books herself. */
describe('a push by hand', () => {
  let app: AccountingApp;
  let office: BooksOffice;

  const push = (path: string) => office.call<Refusal>('POST', `${path}/push`);
  const mayPush = (isAllowed: boolean) =>
    office.as(() =>
      app.get(ConnectionLifecycleCommand).changeSettings(office.connectionId, { push: isAllowed }),
    );
  const credit = async (amount: string) => {
    const { itemId, taxCodeId, customerId } = office;
    const { body } = await office.must('POST', '/credits', {
      ...{ direction: 'receivable', reason: 'Goodwill', customerId },
      lines: [{ itemId, taxCodeId, quantity: '1', unitPrice: amount }],
    });
    return body.id;
  };
  const agreed = async () => {
    await office.settled();
    await office.sync();
    expect(await office.differences()).toEqual([]);
  };

  beforeAll(async () => {
    app = await AccountingApp.start();
    office = await BooksOffice.open(app);
  }, 60_000);

  afterAll(() => app.close());

  it('brings a credit with what it paid, its refund and a payment that are older than the link', async () => {
    const invoiceId = await office.invoice('100');
    await office.settled();
    await mayPush(false);
    const creditId = await credit('80');
    await office.must('POST', `/credits/${creditId}/apply`, { allocations: [{ invoiceId, amount: '50' }] });
    const refund = await office.refund(`/credits/${creditId}`, '20');
    const payment = await office.pay('63', [{ invoiceId, amount: '63' }]);
    await office.settled();
    const paths = [`/credits/${creditId}`, `/refunds/${refund.body.id}`, `/payments/${payment.body.id}`];
    for (const path of paths) {
      const refused = await push(path);
      expect([refused.status, refused.body.code]).toEqual([409, 'ACCOUNTING.NO_COMPANY']);
      expect(refused.body.fix).toContain('Connect');
    }
    await mayPush(true);
    for (const path of paths) expect((await push(path)).status).toBe(202);
    await agreed();
    const remote = await office.remote('credit', 'creditmemo', creditId);
    expect(remote).toMatchObject({ TotalAmt: 90.4, Balance: 20.4 });
    expect(await office.remote('refund', 'purchase', refund.body.id)).toMatchObject({ TotalAmt: 20 });
    expect(await office.read(invoiceId)).toMatchObject({ balance: '0', status: 'paid' });

    for (const path of paths) expect((await push(path)).status).toBe(202);
    await agreed();
    const memos = await sandbox.documents(office.company.realm, 'creditmemo');
    expect(memos.filter(({ TotalAmt }) => TotalAmt === 90.4)).toHaveLength(1);
  }, 60_000);

  it('tries again what was parked, once its cause is mended', async () => {
    const { realm } = office.company;
    await sandbox.closeBooks(realm, '2026-12-31');
    const creditId = await credit('12');
    await office.reached(creditId, 'parked');
    await sandbox.closeBooks(realm);
    expect((await push(`/credits/${creditId}`)).status).toBe(202);
    await office.reached(creditId, 'confirmed');
    await agreed();
  }, 60_000);

  it('is not found for what is not there, and is written into the audit log for what is', async () => {
    for (const kind of ['credit', 'refund', 'payment'])
      expect(await push(`/${kind}s/${newId()}`)).toMatchObject({
        ...{ status: 404, body: { code: `${kind.toUpperCase()}.NOT_FOUND` } },
      });
    const { headers } = await signIn(app.test, 'auditor', { organizationId: office.organizationId });
    const log = await app.test.app.inject({ method: 'GET', url: '/api/v1/audit?limit=200', headers });
    const actions = log.json<{ items: { action: string }[] }>().items.map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(['credit.pushed', 'refund.pushed', 'payment.pushed']));
  });
});
