import type { Scenario } from './scenario.js';

export const splitShipment: Scenario = {
  title: 'an order leaves the shop in two shipments, and each is billed as it leaves',
  guide: 'split-shipment',
  async tell(firm) {
    const { accountant, dispatcher } = firm.office;
    const harvest = await firm.customer('Harvest Machinery');
    const [bracket, frame] = [await firm.item('Bracket', '4.35'), await firm.item('Frame', '118')];
    const taxCodeId = firm.of('HST ON');
    const { order, job } = await firm.orderedJob(
      harvest,
      'HM-20771',
      [
        { itemId: bracket.id, description: 'Bracket, 2 mm', quantity: '500', unitPrice: '4.35', taxCodeId },
        { itemId: frame.id, description: 'Frame, welded', quantity: '20', unitPrice: '118.00', taxCodeId },
      ],
      { billingBasis: 'shipped' },
    );
    const done = (brackets: string, frames: string) => ({
      lines: [
        { lineNumber: 1, quantityCompleted: brackets },
        { lineNumber: 2, quantityCompleted: frames },
      ],
    });
    const shipped = (brackets: string, frames: string, reference: string) => ({
      reference,
      lines: [
        { lineNumber: 1, quantityShipped: brackets },
        { lineNumber: 2, quantityShipped: frames },
      ],
    });
    const bill = (body: object) => accountant.post(`/jobs/${job.id}/invoices`, body);

    await firm.step(job, 'progress', done('300', '20'));
    const { version } = await dispatcher.get(`/jobs/${job.id}`);
    expect(
      await dispatcher.refused('POST', `/jobs/${job.id}/ship`, { version, ...shipped('350', '10', 'WB-1') }),
    ).toMatchObject({ code: 'JOBS.OVER_SHIPPED' });
    expect(await accountant.refused('POST', `/jobs/${job.id}/invoices`, {})).toMatchObject({
      code: 'INVOICING.NOTHING_TO_BILL',
    });

    await firm.step(job, 'ship', shipped('300', '10', 'WB-1'));
    const first = await bill({ invoiceDate: '2025-10-08', freight: '85.00' });
    expect(first.lines).toMatchObject([
      { quantity: '300', amount: '1305.00', taxAmount: '169.65' },
      { quantity: '10', amount: '1180.00', taxAmount: '153.40' },
      { description: 'Freight', amount: '85.00', taxAmount: '11.05' },
    ]);
    expect(first).toMatchObject({ subtotal: '2570.00', taxAmount: '334.10', total: '2904.10' });
    expect((await firm.approved(first)).status).toBe('approved');
    expect(await firm.books.invoice(first.number)).toMatchObject({ TotalAmt: 2904.1 });

    await firm.step(job, 'progress', done('500', '20'));
    await firm.step(job, 'ship', shipped('500', '20', 'WB-2'));
    const second = await bill({ invoiceDate: '2025-10-22' });
    expect(second.lines).toMatchObject([
      { quantity: '200', amount: '870.00' },
      { quantity: '10', amount: '1180.00' },
    ]);
    expect(second).toMatchObject({ subtotal: '2050.00', taxAmount: '266.50', total: '2316.50' });
    await firm.approved(second);

    await firm.step(job, 'complete', { allDone: true });
    expect(await dispatcher.get(`/jobs/${job.id}`)).toMatchObject({
      lines: [
        { quantityOrdered: '500', quantityShipped: '500', quantityInvoiced: '500' },
        { quantityOrdered: '20', quantityShipped: '20', quantityInvoiced: '20' },
      ],
    });
    const references = (await dispatcher.list(`/jobs/${job.id}/history`)).map(({ reference }) => reference);
    expect(references).toEqual(expect.arrayContaining(['WB-1', 'WB-2']));
    expect(await accountant.get(`/purchase-orders/${order.id}`)).toMatchObject({
      subtotal: '4535.00',
      lines: [{ quantityBilled: '500' }, { quantityBilled: '20' }],
    });
  },
};
