import type { Scenario } from './scenario.js';

export const customerMerge: Scenario = {
  title: 'one customer was entered twice, becomes one, and a payment for either finds its invoice',
  guide: 'customer-merge',
  async tell(firm) {
    const { accountant } = firm.office;
    const address = { line1: '240 Lakeshore Rd', city: 'Mississauga', province: 'ON' };
    const lakeview = await firm.customer('Lakeview Condominiums Inc.', {
      ...{ phone: '905-555-0148', billingAddress: address },
    });
    const twin = await firm.customer('Lakeview Condominums', { phone: '(905) 555-0148' });
    const visit = await firm.item('Service visit', '500');
    const bill = (customerId: string, quantity: string) =>
      accountant.post('/invoices', {
        ...{ direction: 'receivable', customerId, invoiceDate: '2025-10-15' },
        lines: [{ itemId: visit.id, quantity }],
      });
    const [here, there] = [await bill(lakeview.id, '2'), await bill(twin.id, '1')];
    for (const invoice of [here, there]) await firm.approved(invoice);
    await firm.books.invoice(there.number);

    const [pair] = (await accountant.list('/customers/duplicates')).filter(
      ({ first }) => first.id === lakeview.id,
    );
    expect(pair).toMatchObject({
      second: { id: twin.id },
      reasons: ['similar-name', 'same-phone'],
      score: 75,
    });

    const current = async (id: string) => (await accountant.get(`/customers/${id}`)).version;
    const body = {
      ...{ version: await current(lakeview.id), duplicateId: twin.id },
      duplicateVersion: await current(twin.id),
    };
    const { customer, moved } = await accountant.post(`/customers/${lakeview.id}/merge`, body);
    expect(customer).toMatchObject({ id: lakeview.id, active: true });
    expect(moved).toMatchObject({ invoices: 1 });
    expect(await accountant.get(`/customers/${twin.id}`)).toMatchObject({
      ...{ active: false, mergedIntoId: lakeview.id },
    });
    const owed = async () => accountant.get(`/customers/${lakeview.id}/statement?to=2025-10-31`);
    expect(await owed()).toMatchObject({
      closingBalance: '1695.00',
      openItems: [{ open: '1130.00' }, { open: '565.00' }],
    });

    // In QuickBooks both are still there; whoever pays the other one's invoice pays the one that stayed.
    await firm.books.receivePayment(there.number);
    expect(await accountant.get(`/invoices/${there.id}`)).toMatchObject({
      ...{ customerId: lakeview.id, status: 'paid', balance: '0.00' },
    });
    const [payment] = await accountant.list(`/payments?customerId=${lakeview.id}`);
    expect(payment).toMatchObject({ amount: '565.00', unappliedAmount: '0.00' });
    expect(
      await accountant.refused('POST', `/customers/${lakeview.id}/merge`, {
        ...body,
        version: await current(lakeview.id),
        duplicateVersion: await current(twin.id),
      }),
    ).toMatchObject({ status: 409 });
  },
};
