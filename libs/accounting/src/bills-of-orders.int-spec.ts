import { Database } from '#platform';
import { ConnectionsRepository } from './connections/connections.repository.js';
import { ConnectionRateBudget } from './connections/rate-budget.js';
import { UsageRepository } from './connections/usage.repository.js';
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

  it('is read with whatever damaged text stands beside it there', async () => {
    const { realm } = office.company;
    const customer = await office.remote('customer', 'customer', office.customerId);
    const item = await office.remote('item', 'item', office.itemId);
    const BillAddr = { Line1: '1\0 Main', City: 'Half \ud83d' };
    await sandbox.edit(realm, 'customer', customer?.Id ?? '', { BillAddr });
    await sandbox.edit(realm, 'item', item?.Id ?? '', { Name: 'Copper\0 pipe', Description: 'Cut \udc00' });
    await office.sync();
    const { body } = await office.call<{ billingAddress: object }>('GET', `/customers/${office.customerId}`);
    expect(body.billingAddress).toMatchObject({ line1: '1 Main', city: 'Half \ufffd' });
    const items = `/integrations/${office.connectionId}/mappings/records?entity=item&q=copper`;
    expect(await office.call('GET', items)).toMatchObject({
      status: 200,
      body: { items: [{ partnerLabel: 'Copper pipe' }] },
    });
  }, 60_000);

  it('costs no more calls than the limit has, however small it is', async () => {
    const usage = app.get(UsageRepository);
    const { connectionId } = office;
    const limits = { requestsPerMinute: 10, requestsPerMonth: 100_000 };
    const minute = () => Math.floor(Date.now() / 60_000);
    await office.as(async () => {
      for (let begun = -1; begun !== minute(); ) {
        begun = minute();
        await app.get(Database).rows('DELETE FROM api_usage WHERE connection_id = $1', [connectionId]);
        const stop = new AbortController();
        const budget = new ConnectionRateBudget(
          ...([usage, app.get(ConnectionsRepository), connectionId, limits, stop.signal] as const),
        );
        for (let call = 0; call < 10; call++) await budget.take();
        const waiting = budget.take();
        // It waits for the next minute, and what it could not have is not counted.
        stop.abort();
        const [last] = await Promise.allSettled([waiting]);
        const counted = await usage.current(connectionId);
        if (begun !== minute()) continue;
        expect(last).toMatchObject({ status: 'rejected', reason: { name: 'AbortError' } });
        expect(counted).toEqual({ minute: 10, month: 10 });
      }
    });
  });
});
