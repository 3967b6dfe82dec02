import { AccountingApp } from './testing/accounting-app.js';
import { BooksOffice } from './testing/books-office.js';
import { type SandboxDocument, sandbox } from './testing/sandbox.js';

interface OrderAnswer {
  id: string;
  lines: { quantityBilled: string; amountBilled: string }[];
}

/** What a person enters in the books only, seen from the order. */
describe('a bill that somebody enters in the books', () => {
  let app: AccountingApp;
  let office: BooksOffice;

  beforeAll(async () => {
    app = await AccountingApp.start();
    office = await BooksOffice.open(app);
  }, 60_000);

  afterAll(() => app.close());

  it('counts against the order that its memo names, until it is deleted there', async () => {
    const { realm } = office.company;
    const vendor = await office.remote('vendor', 'vendor', office.contractorId);
    const item = await office.remote('item', 'item', office.itemId);
    const document = (quantity: number) => ({
      VendorRef: { value: vendor?.Id },
      GlobalTaxCalculation: 'NotApplicable',
      Line: [
        {
          ...{ Amount: quantity * 4, Description: 'Pipe', DetailType: 'ItemBasedExpenseLineDetail' },
          ItemBasedExpenseLineDetail: { ItemRef: { value: item?.Id }, Qty: quantity, UnitPrice: 4 },
        },
      ],
    });
    await sandbox.create(realm, 'purchaseorder', { ...document(10), DocNumber: 'PO-7001' });
    const made = await sandbox.create(realm, 'bill', {
      ...document(6),
      ...{ DocNumber: 'V-88', PrivateNote: 'For PO-7001' },
    });
    await office.sync();
    const { body: found } = await office.call<{ items: OrderAnswer[] }>('GET', '/purchase-orders?q=PO-7001');
    const order = async () =>
      (await office.call<OrderAnswer>('GET', `/purchase-orders/${found.items[0]?.id}`)).body.lines;
    expect(await order()).toMatchObject([{ quantityBilled: '6', amountBilled: '24.00' }]);

    const { Id } = made.Bill as SandboxDocument;
    await sandbox.edit(realm, 'bill', Id, document(12));
    await office.sync();
    expect(await order()).toMatchObject([{ quantityBilled: '12', amountBilled: '48.00' }]);
    await sandbox.remove(realm, 'bill', Id);
    await office.sync();
    expect(await order()).toMatchObject([{ quantityBilled: '0', amountBilled: '0.00' }]);
    // What is ours alone of a bill is nothing to send.
    await office.settled();
    expect(await office.operations()).toEqual([]);
  }, 60_000);
});
