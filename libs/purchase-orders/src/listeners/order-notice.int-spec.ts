import { newId } from '#kernel';
import { Database } from '#platform';
import { type SignedIn, signIn } from '../../../identity/src/testing/sign-in.js';
import { eventually } from '../../../platform/src/testing/eventually.js';
import { createTestApp, type TestApp } from '../../../platform/src/testing/test-app.js';
import { PurchaseOrderChanged } from '../events/purchase-order-changed.event.js';
import { PurchaseOrderNoticesModule, PurchaseOrdersModule } from '../index.js';
import { OrderNoticeListener } from './order-notice.listener.js';

describe('an order that is handed in for approval', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createTestApp([PurchaseOrdersModule, PurchaseOrderNoticesModule]);
  });
  afterAll(() => test.close());

  it('is told to whoever may approve it, and not to whoever handed it in', async () => {
    const organizationId = await test.createOrganization();
    const manager = await signIn(test, 'manager', { organizationId });
    const second = await signIn(test, 'manager', { organizationId });
    const accountant = await signIn(test, 'accountant', { organizationId });
    const customerId = newId();
    await test.as(organizationId, async () => {
      const { prisma } = test.app.get(Database);
      await prisma.customer.create({ data: { organizationId, id: customerId, displayName: 'Maple Ridge' } });
    });
    const call = async (who: SignedIn, method: 'GET' | 'POST', url: string, payload?: object) =>
      (
        await test.app.inject({
          method,
          url: `/api/v1${url}`,
          headers: who.headers,
          ...(payload && { payload }),
        })
      ).json();
    const put = (number: string, more: object = {}) =>
      call(accountant, 'POST', '/purchase-orders', {
        ...{ direction: 'customer', customerId, orderDate: '2026-11-02', number, ...more },
        lines: [{ description: 'Boiler', quantity: '1', unitPrice: '1000.00' }],
      });
    await put('PO-77');
    const draft = await put('PO-78', { draft: true });
    await put('PO-79', { draft: true });
    const submit = (who: SignedIn, order: { id: string; version: number }) =>
      call(who, 'POST', `/purchase-orders/${order.id}/submit`, { version: order.version });
    const heard = (who: SignedIn, count: number) =>
      eventually(async () => {
        const { items } = await call(who, 'GET', '/notifications');
        return items.length >= count && items;
      }, `a manager to hear of ${count} orders`);
    await submit(second, draft);
    const told = await heard(manager, 2);
    expect(told.map(({ title }: { title: string }) => title).sort()).toEqual([
      'Purchase order PO-77 waits for approval',
      'Purchase order PO-78 waits for approval',
    ]);
    expect(told[0]).toMatchObject({
      kind: 'purchase_order.submitted',
      body: expect.stringContaining('Maple Ridge'),
    });
    // By then her own would have been told too.
    await put('PO-80');
    expect((await heard(second, 2)).map(({ title }: { title: string }) => title).sort()).toEqual([
      'Purchase order PO-77 waits for approval',
      'Purchase order PO-80 waits for approval',
    ]);
    expect((await call(accountant, 'GET', '/notifications')).items).toEqual([]);

    // That PO-78 was drafted is delivered once more, after it was handed in.
    const drafted = new PurchaseOrderChanged(draft.id, draft.version, 'draft', 'created');
    const listener = test.app.get(OrderNoticeListener, { strict: false });
    const { eventName: name } = PurchaseOrderChanged;
    await test.as(organizationId, () =>
      listener.handle({ name, event: drafted, actorId: accountant.userId } as never),
    );
    await put('PO-81');
    const titles = (await heard(second, 3)).map(({ title }: { title: string }) => title);
    expect(titles.filter((title: string) => title.includes('PO-78'))).toEqual([]);
  });
});
