import type { Scenario } from './scenario.js';

export const voidAndRebill: Scenario = {
  title: 'an invoice went out at the wrong rate, is voided and billed again, with the same hours',
  guide: 'void-and-rebill',
  async tell(firm) {
    const { accountant, manager } = firm.office;
    const bakery = await firm.customer('Northside Bakery');
    const ana = await firm.contractor('Ana Ferreira Refrigeration');
    const labour = await firm.item('Refrigeration labour', '95');
    const job = await firm.job(bakery, [{ description: 'Walk-in cooler', quantity: '1', unitPrice: '3000' }]);
    const times: { id: string }[] = [];
    for (const workDate of ['2025-10-14', '2025-10-15'])
      times.push(
        await firm.approvedTime({
          ...{ contractorId: ana.id, jobId: job.id, itemId: labour.id, workDate, minutes: 360 },
          ...{ hourlyRate: '95', costRate: '55' },
        }),
      );
    const wrong = await accountant.post(`/customers/${bakery.id}/invoices`, {
      ...{ from: '2025-10-13', to: '2025-10-19', invoiceDate: '2025-10-20' },
    });
    expect(wrong).toMatchObject({ subtotal: '1140.00', taxAmount: '148.20', total: '1288.20' });
    await firm.approved(wrong);
    await accountant.post(`/invoices/${wrong.id}/send`);
    expect(await firm.books.invoice(wrong.number)).toMatchObject({ TotalAmt: 1288.2 });

    // The customer calls: 88 an hour was agreed.
    const draft = await accountant.post(`/invoices/${wrong.id}/rebill`, { reason: 'Agreed rate is 88.00' });
    expect(draft).toMatchObject({ status: 'draft', replacesId: wrong.id, invoiceDate: '2025-10-20' });
    expect(draft.number).not.toBe(wrong.number);
    const [{ evidence, itemId, description, jobId, serviceDate }] = draft.lines;
    const right = { itemId, description, jobId, serviceDate, quantity: '12', unitPrice: '88' };
    await accountant.patch(`/invoices/${draft.id}`, {
      version: draft.version,
      lines: [
        {
          ...right,
          evidence: evidence.map(({ kind, sourceId }: Record<string, string>) => ({ kind, sourceId })),
        },
      ],
    });
    const again = await firm.approved(draft);
    expect(again).toMatchObject({ subtotal: '1056.00', taxAmount: '137.28', total: '1193.28' });

    expect(await accountant.get(`/invoices/${wrong.id}`)).toMatchObject({ status: 'void', balance: '0.00' });
    expect(await firm.books.invoice(again.number)).toMatchObject({ TotalAmt: 1193.28 });
    const struck = await firm.books.invoice(wrong.number, ({ TotalAmt }) => TotalAmt === 0);
    expect(struck).toMatchObject({ Balance: 0, PrivateNote: 'Voided' });
    for (const { id } of times)
      expect(await manager.get(`/time-entries/${id}`)).toMatchObject({ status: 'invoiced' });

    const { id: invoiceId } = wrong;
    expect(
      await accountant.refused('POST', '/payments', {
        ...{ direction: 'received', customerId: bakery.id, paymentDate: '2025-11-03' },
        ...{ amount: '1288.20', currency: 'CAD', allocations: [{ invoiceId, amount: '1288.20' }] },
      }),
    ).toMatchObject({ code: 'INVOICING.NOT_PAYABLE' });
    await firm.paid(again, '1193.28', '2025-11-03');
    expect(
      await accountant.refused('POST', `/invoices/${again.id}/rebill`, { reason: 'Another mistake' }),
    ).toMatchObject({ code: 'INVOICING.HAS_PAYMENTS' });
  },
};
