import type { Scenario } from './scenario.js';

export const foreignCustomer: Scenario = {
  title: 'a customer in Buffalo is billed in American dollars, without tax, at the rate of the day',
  guide: 'foreign-customer',
  async tell(firm) {
    const { accountant } = firm.office;
    const buffalo = await firm.customer('Buffalo Process Piping', {
      currency: 'USD',
      billingAddress: { line1: '41 Niagara St', city: 'Buffalo', province: 'NY', country: 'US' },
    });
    const suggested = await accountant.get(
      '/tax-suggestion?day=2025-10-04&province=ON&country=US&treatment=zero-rated',
    );
    expect(suggested).toMatchObject({ charges: [], because: expect.any(String) });
    const skid = await firm.item('Pump skid, prefabricated', '4200', {
      salesTaxCodeId: firm.of('Zero-rated'),
    });
    const lines = [{ itemId: skid.id, quantity: '1' }];
    const write = (more: object) =>
      accountant.post('/invoices', {
        ...{ direction: 'receivable', customerId: buffalo.id, invoiceDate: '2025-10-04', lines },
        ...more,
      });

    const wrong = await write({ currency: 'CAD' });
    expect(await firm.blocks(wrong)).toEqual(['currency_matches']);
    await accountant.post(`/invoices/${wrong.id}/void`, { reason: 'Written in Canadian dollars' });

    // 4 October 2025 is a Saturday: the bank's rate of Friday holds.
    const invoice = await write({});
    expect(invoice).toMatchObject({
      currency: 'USD',
      exchangeRate: '1.3954',
      exchangeRateDate: '2025-10-03',
    });
    expect(invoice).toMatchObject({ subtotal: '4200.00', taxAmount: '0.00', total: '4200.00' });
    expect(invoice.homeTotal).toBe('5860.68');
    await firm.approved(invoice);
    expect(await firm.books.invoice(invoice.number)).toMatchObject({
      ...{ TotalAmt: 4200, CurrencyRef: { value: 'USD' }, ExchangeRate: 1.3954 },
    });

    const payment = {
      ...{ direction: 'received', customerId: buffalo.id, paymentDate: '2025-11-05', amount: '4200.00' },
      allocations: [{ invoiceId: invoice.id, amount: '4200.00' }],
    };
    expect(await accountant.refused('POST', '/payments', { ...payment, currency: 'USD' })).toMatchObject({
      code: 'INVOICING.RATE_MISSING',
      field: 'exchangeRate',
    });
    expect(await accountant.refused('POST', '/payments', { ...payment, currency: 'CAD' })).toMatchObject({
      code: 'INVOICING.WRONG_INVOICE',
    });
    await accountant.post('/payments', { ...payment, currency: 'USD', exchangeRate: '1.4102' });
    expect(await accountant.get(`/invoices/${invoice.id}`)).toMatchObject({
      ...{ status: 'paid', balance: '0.00' },
    });
    const statement = await accountant.get(
      `/customers/${buffalo.id}/statement?kind=balance_forward&from=2025-10-01&to=2025-11-30`,
    );
    expect(statement).toMatchObject({ currency: 'USD', closingBalance: '0.00' });
    expect(statement.entries.map(({ amount }: { amount: string }) => amount)).toEqual([
      ...['4200.00', '-4200.00'],
    ]);
  },
};
