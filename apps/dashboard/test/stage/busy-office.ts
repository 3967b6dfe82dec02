import { addDays, localDateOf } from '#kernel';
import type { Stage } from './stage.js';

interface Made {
  id: string;
  number: string;
  version: number;
}

/** Days from today, where the organization is. */
const day = (fromToday: number): string => addDays(localDateOf(new Date(), 'America/Toronto'), fromToday);

const CUSTOMERS = [
  'Kingsway Medical Centre',
  'Upper Thames Conservation Authority, pump houses 3 to 7',
  'Bloor Street Lofts',
  'Dufferin Cold Storage',
] as const;

/** Whose invoice, what of, due so many days from today. */
const INVOICES = [
  [0, 'Chiller overhaul', '18400', -112],
  [1, 'Pump replacement, house 4', '9260.5', -71],
  [2, 'Make-up air unit', '6120', -38],
  [2, 'Gas line, pressure test', '1480', -12],
  [3, 'Evaporator coils', '12975', -9],
  [0, 'Quarterly maintenance', '3200', 18],
  [3, 'Refrigerant recovery', '2410.25', 27],
] as const;

/** Whose job, its name, its price, its budget, what it has cost, due so many days from today, done or not. */
const JOBS = [
  [0, 'Cooling tower rebuild', '84000', '56000', '61250', -6, false],
  [1, 'Pump house 5, controls', '31500', '21000', '18900', 9, false],
  [2, 'Corridor fan coils, floors 4 to 9', '46800', '30000', '8420', 24, false],
  [3, 'Dock heaters', '12400', null, '1900', 31, false],
  [2, 'Boiler room piping', '22750', '15000', '14100', -2, true],
] as const;

const CREW = ['Whitford, Jesse', 'Anand Patel', 'Nathalie Roy'] as const;

/** An office in the middle of things: money owed for long and for short, jobs that go well and badly, people at work. */
export async function layOutBusyOffice(here: Stage): Promise<void> {
  const { items } = await here.send<{ items: { rule: string }[] }>('GET', '/validation-rules');
  await here.send('PATCH', '/validation-rules', { rules: items.map(({ rule }) => ({ rule, isOn: false })) });
  const customers: string[] = [];
  for (const displayName of CUSTOMERS) {
    const body = { displayName, email: 'ap@customer.example' };
    customers.push((await here.send<Made>('POST', '/customers', body)).id);
  }
  const crew: string[] = [];
  for (const displayName of CREW)
    crew.push((await here.send<Made>('POST', '/contractors', { displayName })).id);
  const papers = [
    [crew[2], { kind: 'wsib', province: 'ON', expiresOn: day(-2) }],
    [crew[1], { kind: 'liability-insurance', expiresOn: day(19) }],
    [crew[0], { kind: 'wsib', province: 'ON', expiresOn: day(220) }],
  ] as const;
  for (const [contractorId, paper] of papers)
    await here.send('POST', `/contractors/${contractorId}/clearances`, paper);
  for (const [customer, description, unitPrice, due] of INVOICES) {
    const body = {
      ...{ direction: 'receivable', customerId: customers[customer] },
      ...{ invoiceDate: day(due - 30), dueDate: day(due) },
      lines: [{ description, quantity: '1', unitPrice }],
    };
    const { id, version } = await here.send<Made>('POST', '/invoices', body, 'accountant');
    await here.send('POST', `/invoices/${id}/submit`, { version }, 'accountant');
    await here.send('POST', `/dashboard/invoices/${id}/approve`, {}, 'manager');
  }
  const jobs: string[] = [];
  for (const job of JOBS) jobs.push(await layOutJob(here, job, customers, crew[0] as string));
  for (const [index, contractorId] of crew.slice(0, 2).entries()) {
    const startedAt = new Date(Date.now() - (95 + index * 40) * 60_000).toISOString();
    await here.send('POST', `/contractors/${contractorId}/time`, { startedAt, jobId: jobs[index] });
  }
  await layOutVisits(here, jobs, crew);
}

async function layOutJob(
  here: Stage,
  [customer, name, price, budget, cost, due, isDone]: (typeof JOBS)[number],
  customers: readonly string[],
  contractorId: string,
): Promise<string> {
  const { id, version } = await here.send<Made>('POST', '/jobs', {
    ...{ customerId: customers[customer], name, dueDate: day(due) },
    lines: [{ description: name, quantity: '1', unitPrice: price }],
  });
  const started = await here.send<Made>('POST', `/jobs/${id}/start`, { version });
  if (budget !== null) {
    const lines = [{ category: 'expenses', amount: budget }];
    await here.send('PATCH', `/jobs/${id}/budget`, { version: 0, lines });
  }
  const spent = { ...{ contractorId, jobId: id, category: 'equipment' }, expenseDate: day(-1), amount: cost };
  const expense = await here.send<Made>('POST', '/expenses', spent, 'dispatcher');
  await here.send('POST', `/expenses/${expense.id}/submit`, undefined, 'dispatcher');
  await here.send('POST', `/expenses/${expense.id}/approve`, undefined, 'manager');
  if (isDone) await here.send('POST', `/jobs/${id}/complete`, { version: started.version, allDone: true });
  return id;
}

/** Whose job is visited, in how many days, from when for how many hours, and who goes; around noon UTC it is working hours in all of Canada. */
async function layOutVisits(here: Stage, jobs: readonly string[], crew: readonly string[]): Promise<void> {
  const visits = [
    ['Tower fill, second half', 0, 0, 13, 4, [crew[0]]],
    ['Set the new controls', 1, 0, 15, 3, [crew[1], crew[2]]],
    ['No heat at loading dock', 3, 0, 18, 2, []],
    ['Balance the pumps', 1, 1, 13, 3, [crew[1]]],
    ['Leak on floor 6', 2, 1, 14, 1, [crew[1]]],
    ['Hang the fan coils', 2, 2, 12, 8, [crew[0], crew[2]]],
  ] as const;
  for (const [title, job, inDays, hour, hours, contractorIds] of visits)
    await here.send('POST', '/work-orders', {
      ...{ title, jobId: jobs[job], ...(contractorIds.length > 0 && { contractorIds }) },
      scheduledStart: `${day(inDays)}T${hour}:00:00Z`,
      scheduledEnd: `${day(inDays)}T${hour + hours}:00:00Z`,
    });
  await here.send('POST', '/work-orders', {
    title: 'Warranty check, dock heaters',
    jobId: jobs[3],
    priority: 2,
  });
}
