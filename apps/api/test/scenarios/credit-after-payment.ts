import type { Scenario } from './scenario.js';

export const creditAfterPayment: Scenario = {
  title: 'a paid part comes back: its credit pays a part of the next invoice, and the rest is refunded',
  guide: 'credit-after-payment',
  async tell(firm) {
    const { accountant } = firm.office;
    const school = await firm.customer('Brantview School Board');
    const thermostat = await firm.item('Thermostat', '400');
    const bill = async (invoiceDate: string, line: object) =>
      firm.approved(
        await accountant.post('/invoices', {
          ...{ direction: 'receivable', customerId: school.id, invoiceDate },
          lines: [{ itemId: thermostat.id, ...line }],
        }),
      );
    const paid = await bill('2025-09-12', { quantity: '3' });
    expect(paid).toMatchObject({ subtotal: '1200.00', taxAmount: '156.00', total: '1356.00' });
    await firm.paid(paid, '1356.00', '2025-10-10');

    const credit = await accountant.post(`/invoices/${paid.id}/credits`, {
      ...{ reason: 'One thermostat came back unopened', creditDate: '2025-10-17' },
      lines: [{ lineNumber: 1, quantity: '1' }],
    });
    expect(credit).toMatchObject({ subtotal: '400.00', taxAmount: '52.00', total: '452.00' });
    expect(credit).toMatchObject({ status: 'open', balance: '452.00', invoiceId: paid.id });
    expect((await accountant.get(`/invoices/${paid.id}`)).status).toBe('paid');
    const again = { reason: 'The other three too', lines: [{ lineNumber: 1, quantity: '3' }] };
    expect(await accountant.refused('POST', `/invoices/${paid.id}/credits`, again)).toMatchObject({
      code: 'INVOICING.CREDIT_LINE',
    });

    const next = await bill('2025-10-20', { quantity: '1', unitPrice: '177' });
    expect(next.total).toBe('200.01');
    const use = (amount: string) => ({ allocations: [{ invoiceId: next.id, amount }] });
    expect(await accountant.refused('POST', `/credits/${credit.id}/apply`, use('452.00'))).toMatchObject({
      code: 'INVOICING.OVER_BALANCE',
    });
    await accountant.post(`/credits/${credit.id}/apply`, use('200.01'));
    expect(await accountant.get(`/invoices/${next.id}`)).toMatchObject({ status: 'paid', balance: '0.00' });

    const refund = (amount: string) => ({
      ...{ amount, refundDate: '2025-10-24', reference: 'EFT 7712' },
      accountId: firm.of('Chequing - RBC 1182'),
    });
    expect(await accountant.refused('POST', `/credits/${credit.id}/refunds`, refund('252.00'))).toMatchObject(
      { code: 'INVOICING.OVER_REFUNDED' },
    );
    await accountant.post(`/credits/${credit.id}/refunds`, refund('251.99'));
    expect(await accountant.get(`/credits/${credit.id}`)).toMatchObject({ status: 'used', balance: '0.00' });
    expect(await accountant.get(`/customers/${school.id}/statement`)).toMatchObject({
      ...{ closingBalance: '0.00', openItems: [] },
    });
    expect(await firm.books.refund('EFT 7712')).toMatchObject({ TotalAmt: 251.99 });
    expect(await firm.books.credit(credit.number, 0)).toMatchObject({ TotalAmt: 452 });
  },
};
