import { until } from './until.mjs';

/**
 * What the story does with one purchase order, each step as the person whose work it is. Nothing here prints.
 * @typedef {import('./people.mjs').People} People
 * @typedef {import('./company.mjs').Books} Books
 */

/** Purchase orders that came from accepted estimates of this company and that no job holds yet, oldest first. */
export async function openOrders({ manager }, { connectionId }) {
  const mappings = await manager.all(`/integrations/${connectionId}/mappings?entity=estimate`);
  const ours = new Set(mappings.map(({ recordId }) => recordId));
  const rows = await manager.all('/purchase-orders?direction=customer');
  const open = rows.filter(({ id, status }) => ours.has(id) && ['pending', 'approved'].includes(status));
  return Promise.all(
    open.reverse().map(async (row) => ({ ...row, ...(await manager.get(`/purchase-orders/${row.id}`)) })),
  );
}

/** Approves the order where that is still to be done; answers a job that is made of it. @param {People} people */
export async function startJob({ manager, dispatcher }, order) {
  if (order.status === 'pending') {
    await manager.post(`/purchase-orders/${order.id}/approve`, { version: order.version });
  }
  const { id, version } = await dispatcher.post(`/purchase-orders/${order.id}/jobs`);
  return dispatcher.post(`/jobs/${id}/start`, { version });
}

/** The first line is done: half of the work is told before the rest. @param {People} people */
export function reportProgress({ dispatcher }, { id, version, lines: [line] }) {
  const lines = [{ lineNumber: line.lineNumber, quantityCompleted: line.quantityOrdered }];
  return dispatcher.post(`/jobs/${id}/progress`, { version, lines });
}

/** @param {People} people */
export function completeJob({ dispatcher }, { id, version }) {
  return dispatcher.post(`/jobs/${id}/complete`, { version, allDone: true });
}

/** Drafts the invoice of a completed job, has every rule look at it and hands it to whoever approves. @param {People} people */
export async function billJob({ accountant }, { id }) {
  const draft = await accountant.post(`/jobs/${id}/invoices`);
  const { canBeApproved, findings } = await accountant.post(`/invoices/${draft.id}/validate`);
  if (!canBeApproved) {
    const [{ message }] = findings.filter(({ severity }) => severity === 'block');
    throw new Error(`Invoice ${draft.number} does not pass: ${message}`);
  }
  const invoice = await accountant.post(`/invoices/${draft.id}/submit`, { version: draft.version });
  return { invoice, findings };
}

/** From an order to an invoice that waits for approval, in one go. @param {People} people */
export async function orderToInvoice(people, order) {
  const job = await completeJob(people, await startJob(people, order));
  const { invoice } = await billJob(people, job);
  return { order, job, invoice };
}

/** Waits until the books have the invoice. @returns {Promise<{ remoteId: string, attempts: number }>} @param {People} people */
export function untilInBooks({ accountant }, { connectionId }, invoice, seconds = 60) {
  return until(
    `invoice ${invoice.number} to be in QuickBooks`,
    async () => {
      const { items } = await accountant.get(
        `/integrations/${connectionId}/operations?recordId=${invoice.id}`,
      );
      const operation = items.find(({ operation: kind }) => kind === 'create');
      if (operation?.status === 'parked') {
        throw new Error(`QuickBooks refused invoice ${invoice.number}: ${operation.error?.message}`);
      }
      return operation?.status === 'confirmed' ? operation : undefined;
    },
    seconds,
  );
}
