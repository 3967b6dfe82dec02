import { eventually } from '../../../platform/src/testing/eventually.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { BooksOffice } from '../testing/books-office.js';
import { type SandboxDocument, sandbox } from '../testing/sandbox.js';

/** More than one answer of the change feed holds: so many expenses are entered there in a day. */
const MANY = 1_000;
const SIDE_BY_SIDE = 20;

describe('a delta with more changes than an answer holds', () => {
  let app: AccountingApp;
  let office: BooksOffice;

  beforeAll(async () => {
    app = await AccountingApp.start();
    office = await BooksOffice.open(app);
  }, 60_000);

  afterAll(() => app.close());

  /** Expenses that are none of ours. */
  async function enterExpenses(count: number): Promise<void> {
    const { realm } = office.company;
    const of = async (name: string, wanted: (one: SandboxDocument) => boolean) => ({
      value: (await sandbox.documents(realm, name)).find(wanted)?.Id,
    });
    const isCanadian = ({ CurrencyRef }: SandboxDocument) =>
      (CurrencyRef as { value: string } | undefined)?.value !== 'USD';
    const body = {
      PaymentType: 'Cash',
      AccountRef: await of('account', (one) => one.AccountType === 'Bank' && isCanadian(one)),
      EntityRef: { ...(await of('vendor', (one) => one.Active === true && isCanadian(one))), type: 'Vendor' },
      Line: [
        {
          Amount: 12,
          DetailType: 'AccountBasedExpenseLineDetail',
          AccountBasedExpenseLineDetail: {
            AccountRef: await of('account', ({ AccountType }) => AccountType === 'Expense'),
          },
        },
      ],
    };
    for (let done = 0; done < count; done += SIDE_BY_SIDE)
      await Promise.all(Array.from({ length: SIDE_BY_SIDE }, () => sandbox.create(realm, 'purchase', body)));
  }

  it('takes in what the cut answer tells, reads the rest, and finds what was deleted beyond the cut', async () => {
    const { realm } = office.company;
    const { body: payment } = await office.pay('90', []);
    const refunds = [
      await office.refund(`/payments/${payment.id}`, '10'),
      await office.refund(`/payments/${payment.id}`, '20'),
      await office.refund(`/payments/${payment.id}`, '5'),
    ].map(({ body }) => body.id);
    await office.settled();
    await office.sync();
    const [first, last, beyond] = await Promise.all(
      refunds.map((id) => office.remote('refund', 'purchase', id)),
    );
    const there = await office.remote('payment', 'payment', payment.id);
    await sandbox.edit(realm, 'payment', there?.Id ?? '', { Line: [] });
    await sandbox.remove(realm, 'purchase', first?.Id ?? '');
    await enterExpenses(MANY);
    await sandbox.edit(realm, 'purchase', last?.Id ?? '', { DocNumber: 'CHQ 77' });
    // The change feed tells of the oldest first, by the second, and says nothing of this one any more.
    const entered = Date.now();
    await eventually(async () => Date.now() > entered + 1_000, 'the next second');
    await sandbox.remove(realm, 'purchase', beyond?.Id ?? '');
    await office.sync();
    const here = await Promise.all(refunds.map((id) => office.call<object>('GET', `/refunds/${id}`)));
    expect(here.map(({ body }) => body)).toMatchObject([
      { status: 'void' },
      { status: 'recorded', reference: 'CHQ 77' },
      { status: 'void' },
    ]);
  }, 90_000);
});
