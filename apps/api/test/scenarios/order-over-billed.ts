import type { Firm } from './firm.js';
import type { Scenario } from './scenario.js';

export const orderOverBilled: Scenario = {
  title: 'no order is billed past what was ordered: neither to a customer nor by a supplier',
  guide: 'order-over-billed',
  async tell(firm) {
    await customersOrder(firm);
    await suppliersBill(firm);
  },
};

async function customersOrder(firm: Firm): Promise<void> {
  const { accountant, manager, dispatcher } = firm.office;
  const tannery = await firm.customer('Tannery Lofts');
  const heater = await firm.item('Unit heater, installed', '480');
  const { order, job } = await firm.orderedJob(tannery, 'MT-4410', [
    { itemId: heater.id, quantity: '10', unitPrice: '480.00', taxCodeId: firm.of('HST ON') },
  ]);
  const done = (quantityCompleted: string) => ({ lines: [{ lineNumber: 1, quantityCompleted }] });
  const bill = (jobId: string, body: object = {}) => accountant.post(`/jobs/${jobId}/invoices`, body);

  await firm.step(job, 'progress', done('8'));
  const all = { lines: [{ lineNumber: 1, quantity: '10' }] };
  expect(await accountant.refused('POST', `/jobs/${job.id}/invoices`, all)).toMatchObject({
    code: 'INVOICING.MORE_THAN_COMPLETED',
  });
  const first = await bill(job.id, { invoiceDate: '2025-10-09' });
  expect(first).toMatchObject({ subtotal: '3840.00', taxAmount: '499.20', total: '4339.20' });
  await firm.approved(first);

  const { version } = await dispatcher.get(`/jobs/${job.id}`);
  expect(
    await dispatcher.refused('POST', `/jobs/${job.id}/progress`, { version, ...done('12') }),
  ).toMatchObject({ code: 'JOBS.OVER_ORDERED' });
  await firm.step(job, 'progress', done('10'));
  const rest = await bill(job.id, { invoiceDate: '2025-10-16' });
  expect(rest).toMatchObject({ subtotal: '960.00', taxAmount: '124.80', total: '1084.80' });
  await firm.approved(rest);

  // Not by a hand-written invoice either.
  const byHand = {
    ...{ direction: 'receivable', customerId: tannery.id, purchaseOrderId: order.id },
    lines: [{ itemId: heater.id, quantity: '2', jobId: job.id, jobLineNumber: 1 }],
  };
  expect(await accountant.refused('POST', '/invoices', byHand)).toMatchObject({
    code: 'JOBS.OVER_COMPLETED',
  });

  // The customer wants two more: that is a revision, and somebody else agrees to it.
  const path = `/purchase-orders/${order.id}`;
  const current = await accountant.get(path);
  expect(current).toMatchObject({ total: '5424.00', lines: [{ quantityBilled: '10' }] });
  const proposed = await accountant.post(`${path}/revisions`, {
    ...{ version: current.version, reason: 'Two more for the loading dock, by e-mail of 14 October' },
    lines: [{ lineNumber: 1, quantity: '12' }],
  });
  expect(await accountant.refused('POST', `${path}/revisions/${proposed.number}/approve`)).toMatchObject({
    status: 403,
  });
  const revised = await manager.post(`${path}/revisions/${proposed.number}/approve`);
  expect(revised).toMatchObject({ revision: 2, total: '6508.80', lines: [{ quantity: '12' }] });

  const second = await dispatcher.post(`${path}/jobs`, { additional: true, name: 'Loading dock' });
  expect(second.lines).toMatchObject([{ quantityOrdered: '2' }]);
  await firm.step(second, 'start');
  await firm.step(second, 'complete', { allDone: true });
  const last = await bill(second.id, { invoiceDate: '2025-10-30' });
  expect(await firm.blocks(last)).toEqual([]);
  await firm.approved(last);
  expect(await firm.books.invoice(last.number)).toMatchObject({ TotalAmt: 1084.8 });
  expect((await accountant.get(path)).lines).toMatchObject([{ quantityBilled: '12' }]);
  // 4,339.20 + 1,084.80 + 1,084.80 are the revised order to the cent.
  expect(await dispatcher.refused('POST', `${path}/jobs`, { additional: true })).toMatchObject({
    code: 'JOBS.NOTHING_LEFT',
  });
}

/** We ordered forty lengths and two pumps; forty and one came, and the bill asks for everything, and for more. */
async function suppliersBill(firm: Firm): Promise<void> {
  const { accountant, manager, dispatcher } = firm.office;
  const supplier = await firm.contractor('Grand River Pipe Supply', { kind: 'supplier' });
  const pipe = await firm.item('Pipe and pumps', '0');
  const line = (quantity: string, unitPrice: string) => ({
    ...{ itemId: pipe.id, quantity, unitPrice, taxCodeId: firm.of('HST ON') },
  });
  const entered = await accountant.post('/purchase-orders', {
    ...{ direction: 'supplier', contractorId: supplier.id, orderDate: '2025-10-02' },
    lines: [line('40', '96.50'), line('2', '312.50')],
  });
  const { id } = await manager.post(`/purchase-orders/${entered.id}/approve`, { version: entered.version });
  const receive = (lines: object[]) => dispatcher.post(`/purchase-orders/${id}/receipts`, { lines });
  await receive([
    { lineNumber: 1, quantity: '40' },
    { lineNumber: 2, quantity: '1' },
  ]);
  const bill = (pipes: string, pumps: string) => ({
    ...{ direction: 'payable', contractorId: supplier.id, purchaseOrderId: id, number: 'GR-5509' },
    invoiceDate: '2025-10-20',
    lines: [
      { purchaseOrderLineNumber: 1, quantity: pipes },
      { purchaseOrderLineNumber: 2, quantity: pumps },
    ],
  });
  expect(await accountant.refused('POST', '/invoices', bill('45', '2'))).toMatchObject({
    code: 'PURCHASE_ORDERS.OVER_BILLED',
  });
  const early = await accountant.post('/invoices', bill('40', '2'));
  expect(early).toMatchObject({ subtotal: '4485.00', taxAmount: '583.05', total: '5068.05' });
  expect(await firm.blocks(early)).toEqual(['within_order']);
  await accountant.post(`/invoices/${early.id}/submit`);
  expect(await manager.refused('POST', `/invoices/${early.id}/approve`, {})).toMatchObject({
    code: 'APPROVALS.BLOCKED',
  });
  // The second pump comes, and the bill is right.
  await receive([{ lineNumber: 2, quantity: '1' }]);
  await manager.post(`/invoices/${early.id}/approve`);
  expect(await firm.books.bill('GR-5509')).toMatchObject({ TotalAmt: 5068.05 });
  expect(await accountant.get(`/purchase-orders/${id}/match`)).toEqual({ isMatched: true, findings: [] });
}
