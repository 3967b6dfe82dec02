import type { Scenario } from './scenario.js';

export const contractorBillDisputed: Scenario = {
  title: "a contractor's bill asks for more hours than were approved, goes back, and is paid as corrected",
  guide: 'contractor-bill-disputed',
  async tell(firm) {
    const { accountant, manager } = firm.office;
    const marchand = await firm.contractor('Marchand Sheet Metal');
    const plaza = await firm.customer('Eastgate Plaza');
    const labour = await firm.item('Sheet metal labour', '98');
    const job = await firm.job(plaza, [{ description: 'Ducts', quantity: '1', unitPrice: '9000' }]);
    const days = [
      ['2025-10-06', 480],
      ['2025-10-07', 480],
      ['2025-10-08', 360],
    ] as const;
    const sheets: { id: string }[] = [];
    for (const [workDate, minutes] of days)
      sheets.push(
        await firm.approvedTime({
          ...{ contractorId: marchand.id, jobId: job.id, itemId: labour.id, workDate, minutes },
          ...{ hourlyRate: '98', costRate: '62' },
        }),
      );

    // Her paper says 26 hours; the approved sheets say 22.
    const hours = (quantity: string) => ({
      ...{ itemId: labour.id, description: 'Duct work, 6 to 8 October', quantity, unitPrice: '62' },
      ...{ taxCodeId: firm.of('HST ON'), jobId: job.id },
      evidence: sheets.map(({ id }) => ({ kind: 'time_entry', sourceId: id })),
    });
    const bill = await accountant.post('/invoices', {
      ...{ direction: 'payable', contractorId: marchand.id, number: 'MSM-1042' },
      ...{ invoiceDate: '2025-10-10', lines: [hours('26')] },
    });
    expect(bill).toMatchObject({ subtotal: '1612.00', taxAmount: '209.56', total: '1821.56' });
    await accountant.post(`/invoices/${bill.id}/submit`);
    const reason = 'Wednesday: 6 hours on the sheet, 10 on the bill.';
    expect(await manager.post(`/invoices/${bill.id}/reject`, { reason })).toMatchObject({
      decision: 'rejected',
      status: 'rejected',
    });
    const disputed = await accountant.get(`/invoices/${bill.id}`);
    expect(disputed).toMatchObject({ status: 'rejected', rejectionReason: reason });
    const pay = (amount: string) => ({
      ...{ direction: 'paid', contractorId: marchand.id, paymentDate: '2025-10-31', amount },
      ...{ currency: 'CAD', allocations: [{ invoiceId: bill.id, amount }] },
      ...{ accountId: firm.of('Chequing - RBC 1182'), reference: 'EFT 5530' },
    });
    expect(await accountant.refused('POST', '/payments', pay('1821.56'))).toMatchObject({
      code: 'INVOICING.NOT_PAYABLE',
    });

    await accountant.patch(`/invoices/${bill.id}`, { version: disputed.version, lines: [hours('22')] });
    const agreed = await firm.approved(bill);
    expect(agreed).toMatchObject({ status: 'approved', number: 'MSM-1042' });
    expect(agreed).toMatchObject({ subtotal: '1364.00', taxAmount: '177.32', total: '1541.32' });
    expect(await firm.books.bill('MSM-1042')).toMatchObject({ TotalAmt: 1541.32 });
    expect((await accountant.get(`/invoices/${bill.id}/approvals`)).decisions).toMatchObject([
      { decision: 'rejected', reason },
      { decision: 'approved' },
    ]);

    // The same hours are on a bill, so no other bill asks for them, and the sheets say so.
    const week = { from: '2025-10-06', to: '2025-10-12', number: 'MSM-1042-B' };
    expect(await accountant.refused('POST', `/contractors/${marchand.id}/bills`, week)).toMatchObject({
      code: 'INVOICING.NO_TIME_TO_BILL',
    });
    const sheet = await manager.get(`/time-entries/${sheets[2]?.id}`);
    expect(sheet).toMatchObject({ status: 'invoiced', minutes: 360 });

    await accountant.post('/payments', pay('1541.32'));
    expect(await accountant.get(`/invoices/${bill.id}`)).toMatchObject({ status: 'paid', balance: '0.00' });
    expect(await firm.books.billPayment('EFT 5530')).toMatchObject({ TotalAmt: 1541.32 });
  },
};
