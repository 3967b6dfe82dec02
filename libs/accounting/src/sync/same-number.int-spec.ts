import { AccountingApp } from '../testing/accounting-app.js';
import { BooksOffice } from '../testing/books-office.js';
import { sandbox } from '../testing/sandbox.js';

/** Systems that keep no reference of ours in a document: by its number alone nobody can say whose it is. */
describe('a number that both sides give', () => {
  let app: AccountingApp;
  let office: BooksOffice;
  let realm: string;

  beforeAll(async () => {
    app = await AccountingApp.start();
    office = await BooksOffice.open(app);
    realm = office.company.realm;
  }, 60_000);

  afterEach(() => sandbox.clearFaults());
  afterAll(() => app.close());

  it('an invoice is on its way whose number somebody gives to one there: ours stays what it is, and both are told apart', async () => {
    const own = await office.remote('customer', 'customer', office.customerId);
    const item = await office.remote('item', 'item', office.itemId);
    await sandbox.create(realm, 'invoice', {
      ...{ CustomerRef: { value: own?.Id }, DocNumber: 'BY-HAND-1', TxnDate: '2026-11-20' },
      Line: [
        {
          ...{ Amount: 65, DetailType: 'SalesItemLineDetail' },
          SalesItemLineDetail: { ItemRef: { value: item?.Id } },
        },
      ],
    });
    await sandbox.fault({
      ...{ kind: 'slow', realm: realm, method: 'POST', path: '/invoice' },
      ...{ count: 1, delayMs: 4_000 },
    });
    const { id } = await office.enter({ number: 'BY-HAND-1' });
    await office.reached(id, 'in_flight');
    await office.sync();
    await office.reached(id, 'parked');
    expect(await office.read(id)).toMatchObject({ total: '113.06', balance: '113.06' });
    await office.sync();
    const { body } = await office.call<{ items: { recordId: string; candidates: object[] }[] }>(
      ...(['GET', '/sync-waiting?limit=50'] as const),
    );
    expect(body.items.find(({ recordId }) => recordId === id)?.candidates).toHaveLength(1);
    await office.must('POST', `/invoices/${id}/void`, { reason: 'It stands there already.' });
    await office.settled();
    await office.sync();
    expect(await office.differences()).toEqual([]);
  }, 60_000);
});
