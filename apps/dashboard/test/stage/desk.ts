import type { Stage } from './stage.js';

interface Made {
  id: string;
  number: string;
  version: number;
}

/** What lies on somebody's desk, by name. */
export interface Desk {
  order: string;
  job: string;
  draft: string;
  owed: string;
  /** In the order in which they were handed in. */
  waiting: readonly { id: string; number: string }[];
}

const LINE = { description: 'Bearings, replaced', quantity: '2', unitPrice: '480' };
export const WEEK = '/time?week=2026-09-16';

/** A small office with one of everything that can be opened, decided and moved. */
export async function layOutDesk(here: Stage): Promise<Desk> {
  await here.send('PATCH', '/approval-settings', { graceSeconds: 60 });
  const { items } = await here.send<{ items: { rule: string }[] }>('GET', '/validation-rules');
  await here.send('PATCH', '/validation-rules', { rules: items.map(({ rule }) => ({ rule, isOn: false })) });
  const customer = await here.send<Made>('POST', '/customers', { displayName: 'Walpole Grain Terminal' });
  const party = { direction: 'receivable', customerId: customer.id };
  const enter = (more: object) =>
    here.send<Made>('POST', '/invoices', { ...party, lines: [LINE], ...more }, 'accountant');
  const handIn = async (more: object = {}) => {
    const made = await enter(more);
    await here.send('POST', `/invoices/${made.id}/submit`, undefined, 'accountant');
    return made;
  };
  const owed = await handIn({ invoiceDate: '2026-08-03', dueDate: '2026-09-02' });
  await here.send('POST', `/dashboard/invoices/${owed.id}/approve`, {}, 'manager');
  const waiting: Made[] = [];
  for (let count = 0; count < 5; count += 1) waiting.push(await handIn());
  const draft = await enter({});
  const order = await here.send<Made>('POST', '/purchase-orders', {
    ...{ direction: 'customer', customerId: customer.id, lines: [LINE] },
  });
  const job = await here.send<Made>('POST', '/jobs', {
    ...{ customerId: customer.id, name: 'Bucket elevator 2', lines: [LINE], dueDate: '2026-10-02' },
  });
  await here.send('POST', `/jobs/${job.id}/start`, { version: job.version });
  await layOutWeek(here, job.id);
  return { order: order.id, job: job.id, draft: draft.id, owed: owed.id, waiting };
}

async function layOutWeek(here: Stage, jobId: string): Promise<void> {
  const crew: string[] = [];
  for (const displayName of ['Ada Shawnoo', 'Nadia Soucy', 'Owen Jacobs']) {
    const { id } = await here.send<Made>('POST', '/contractors', { displayName });
    crew.push(id);
    for (const workDate of ['2026-09-14', '2026-09-16'])
      await here.send(
        'POST',
        '/time-entries',
        { contractorId: id, jobId, workDate, minutes: 480 },
        'manager',
      );
    await here.send('POST', '/time-weeks/submit', { contractorId: id, day: '2026-09-14' }, 'manager');
  }
  for (const vendor of ['Canadian Bearings', 'Harvey’s']) {
    const { id } = await here.send<Made>('POST', '/expenses', {
      ...{ contractorId: crew[0], jobId, category: 'materials', vendor, amount: '31.50' },
      expenseDate: '2026-09-16',
    });
    await here.send('POST', `/expenses/${id}/submit`, undefined, 'manager');
  }
}
