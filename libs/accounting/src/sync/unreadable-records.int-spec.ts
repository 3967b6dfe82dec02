import { createHmac } from 'node:crypto';
import { eventually } from '../../../platform/src/testing/eventually.js';
import type { Entity } from '../ports/canonical-documents.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { BooksOffice } from '../testing/books-office.js';
import { type SandboxDocument, sandbox } from '../testing/sandbox.js';
import { RunsRepository, type SyncRun } from './runs.repository.js';

type Problems = [remoteId: string, message: string][];

describe('a record of the books that cannot be taken in', () => {
  let app: AccountingApp;
  let office: BooksOffice;
  let edits = 0;

  const realm = () => office.company.realm;
  const first = async (name: string, wanted: (one: SandboxDocument) => boolean) =>
    (await sandbox.documents(realm(), name)).find(wanted) as SandboxDocument;
  const sync = (kind: 'full' | 'delta') => app.sync(office.organizationId, office.connectionId, kind);
  const problemsOf = ({ progress }: SyncRun, entity: Entity): Problems =>
    (progress[entity]?.problems ?? []).map(({ remoteId, message }) => [remoteId, message]);
  const runs = () => office.as(() => app.get(RunsRepository).list(office.connectionId, undefined, 50));

  /** Somebody gives money back across the counter, and writes down to nobody. */
  async function nobodysRefund(): Promise<SandboxDocument> {
    const bank = await first('account', ({ AccountType }) => AccountType === 'Bank');
    const item = await first('item', ({ Type, Active }) => Type === 'Service' && Active === true);
    const { RefundReceipt } = await sandbox.create(realm(), 'refundreceipt', {
      DepositToAccountRef: { value: bank.Id },
      Line: [
        {
          Amount: 10,
          DetailType: 'SalesItemLineDetail',
          SalesItemLineDetail: { ItemRef: { value: item.Id } },
        },
      ],
    });
    return RefundReceipt as SandboxDocument;
  }

  /** Something of another kind that changes there after it. */
  async function otherChange(): Promise<{ id: string; email: string }> {
    const id = await app.as(
      office.organizationId,
      async () => (await office.remote('customer', 'customer', office.customerId))?.Id ?? '',
    );
    const email = `books-${++edits}@example.ca`;
    await sandbox.edit(realm(), 'customer', id, { PrimaryEmailAddr: { Address: email } });
    return { id, email };
  }
  const emailHere = async () =>
    (await office.call<{ email: string }>('GET', `/customers/${office.customerId}`)).body.email;

  async function bring(named: readonly { name: string; id: string }[]): Promise<void> {
    const entities = named.map((one) => ({
      ...one,
      ...{ operation: 'Update', lastUpdated: new Date().toISOString() },
    }));
    const payload = JSON.stringify({
      eventNotifications: [{ realmId: realm(), dataChangeEvent: { entities } }],
    });
    const signature = createHmac('sha256', 'sandbox-verifier-token').update(payload).digest('base64');
    const headers = { 'content-type': 'application/json', 'intuit-signature': signature };
    const url = '/api/v1/webhooks/quickbooks-online';
    const { statusCode } = await app.test.app.inject({ method: 'POST', url, headers, payload });
    expect(statusCode).toBe(200);
  }

  beforeAll(async () => {
    app = await AccountingApp.start();
    office = await BooksOffice.open(app);
  }, 60_000);

  afterAll(() => app.close());

  it.each(['delta', 'full'] as const)(
    'is named by the run with its number and the reason, and holds up no other: %s',
    async (kind) => {
      const refund = await nobodysRefund();
      const { email } = await otherChange();
      const run = await sync(kind);
      expect(problemsOf(run, 'refund-receipt')).toContainEqual([
        refund.Id,
        expect.stringContaining('customer'),
      ]);
      expect(run.progress['refund-receipt']?.problems?.at(-1)?.label).toBe(refund.DocNumber ?? null);
      expect(await emailHere()).toBe(email);
    },
  );

  it('is named by the run where there is no room here for what it says, on a page with others', async () => {
    const made: SandboxDocument[] = [];
    for (const DueDays of [7, 99_999_999_999, 9])
      made.push(
        (await sandbox.create(realm(), 'term', { Name: `Net ${DueDays}`, Type: 'STANDARD', DueDays }))
          .Term as SandboxDocument,
      );
    for (const kind of ['delta', 'full'] as const) {
      const run = await sync(kind);
      expect(run.progress.term?.problems).toEqual([
        {
          ...{ remoteId: made[1]?.Id, label: 'Net 99999999999', field: '' },
          message: expect.stringContaining('larger than can be kept'),
        },
      ]);
      const here = await Promise.all(made.map(({ Id }) => office.localId('term', Id)));
      expect(here.map((id) => id !== '')).toEqual([true, false, true]);
    }
  });

  it('comes in once it is mended there', async () => {
    const refund = await nobodysRefund();
    await sync('delta');
    expect(await office.localId('refund-receipt', refund.Id)).toBe('');
    const customer = await office.remote('customer', 'customer', office.customerId);
    await sandbox.edit(realm(), 'refundreceipt', refund.Id, { CustomerRef: { value: customer?.Id } });
    await sync('delta');
    expect(await office.localId('refund-receipt', refund.Id)).not.toBe('');
  });

  it('keeps no notice of another waiting, and is told by the run that looks next', async () => {
    const refund = await nobodysRefund();
    const { id, email } = await otherChange();
    const before = new Set((await runs()).map((run) => run.id));
    await bring([
      { name: 'RefundReceipt', id: refund.Id },
      { name: 'Customer', id },
    ]);
    await eventually(async () => (await emailHere()) === email, 'the other notice to be followed');
    const told = await eventually(
      async () => (await runs()).find((run) => !before.has(run.id) && run.status === 'succeeded'),
      'a run that tells of it',
    );
    expect(problemsOf(told, 'refund-receipt')).toContainEqual([refund.Id, expect.anything()]);
  });
});
