import { InsightsFacade } from '#insights';
import { addDays, localDateOf, newId } from '#kernel';
import { Database, UnitOfWork } from '#platform';
import { layOutBusyOffice } from './busy-office.js';
import type { Stage } from './stage.js';

interface Made {
  id: string;
  version: number;
}

interface Named {
  id: string;
  name: string;
  customerId: string;
}

interface Person {
  id: string;
  displayName: string;
}

/** Days from today, where the organization is. */
const day = (fromToday: number): string => addDays(localDateOf(new Date(), 'America/Toronto'), fromToday);

/** Of which job, what for, how much before tax. */
const BILLED = [
  ['Cooling tower rebuild', 'Tower dismantled, basin lined', '42000'],
  ['Pump house 5, controls', 'Panels built and tested', '18500'],
  ['Corridor fan coils, floors 4 to 9', 'Floors 4 and 5', '11200'],
  ['Boiler room piping', 'Piping and insulation', '15000'],
] as const;

/** Whose time, on which job, how many minutes, at which cost an hour, whether it is billed. */
const WORKED = [
  [0, 'Cooling tower rebuild', 2_340, '64', true],
  [0, 'Boiler room piping', 560, '64', true],
  [1, 'Pump house 5, controls', 1_980, '58.50', true],
  [1, 'Corridor fan coils, floors 4 to 9', 415, '58.50', false],
  [2, 'Corridor fan coils, floors 4 to 9', 1_290, '71', true],
  [2, 'Dock heaters', 240, '71', false],
] as const;

/** An office whose jobs are billed, worked on and supplied: what Profit and Reports add up. Answers its jobs by name. */
export async function layOutEarningOffice(here: Stage): Promise<Map<string, Named>> {
  await layOutBusyOffice(here);
  const { items } = await here.send<{ items: Named[] }>('GET', '/jobs');
  const jobs = new Map(items.map((job) => [job.name, job]));
  const crew = (await here.send<{ items: Person[] }>('GET', '/contractors')).items;
  for (const [name, description, unitPrice] of BILLED)
    await bill(here, jobs.get(name), description, unitPrice);
  await layOutTime(here, jobs, crew);
  await order(here, jobs.get('Cooling tower rebuild'), crew[0]?.id);
  await layOutSlips(here, crew);
  await here.test.as(here.organizationId, () =>
    here.test.app
      .get(InsightsFacade, { strict: false })
      .takeSnapshot(jobs.get('Pump house 5, controls')?.id ?? '', {
        ...{ system: 'quickbooks-online', asOf: new Date(Date.now() - 7_200_000).toISOString() },
        ...{
          invoiced: '18500',
          paid: '9250',
          costs: { labour: '2950', materials: '6120.40', other: '18900' },
        },
        documents: [
          { type: 'Invoice', remoteId: '1017', number: '1017', amount: '18500' },
          { type: 'Bill', remoteId: '1031', number: 'WS-20418', amount: '6120.40' },
        ],
      }),
  );
  await layOutReadings(here);
  return jobs;
}

async function bill(here: Stage, job: Named | undefined, description: string, unitPrice: string) {
  const { id, version } = await here.send<Made>(
    'POST',
    '/invoices',
    {
      ...{ direction: 'receivable', customerId: job?.customerId, jobId: job?.id },
      ...{ invoiceDate: day(0), dueDate: day(30), lines: [{ description, quantity: '1', unitPrice }] },
    },
    'accountant',
  );
  await here.send('POST', `/invoices/${id}/submit`, { version }, 'accountant');
  await here.send('POST', `/dashboard/invoices/${id}/approve`, {}, 'manager');
}

/** Time with its cost, as rate cards and approvals would leave it. */
async function layOutTime(here: Stage, jobs: ReadonlyMap<string, Named>, crew: readonly Person[]) {
  const { organizationId, test } = here;
  const { prisma } = test.app.get(Database);
  const workDate = new Date(`${day(0)}T00:00:00Z`);
  await test.as(organizationId, () =>
    test.app.get(UnitOfWork).run(async () => {
      for (const [person, name, minutes, costRate, billable] of WORKED) {
        const contractorId = crew[person]?.id ?? '';
        const jobId = jobs.get(name)?.id;
        await prisma.timeEntry.create({
          data: {
            ...{ organizationId, id: newId(), contractorId, jobId, workDate, minutes, costRate, billable },
            status: 'approved',
          },
        });
      }
    }),
  );
}

async function order(here: Stage, job: Named | undefined, contractorId: string | undefined) {
  const lines = [
    { description: 'Fill media, 40 packs', quantity: '40', unitPrice: '118.50', jobId: job?.id },
  ];
  const { id, version } = await here.send<Made>('POST', '/purchase-orders', {
    ...{ direction: 'supplier', contractorId, lines },
  });
  await here.send('POST', `/purchase-orders/${id}/approve`, { version }, 'manager');
}

async function layOutSlips(here: Stage, crew: readonly Person[]) {
  const amounts = ['18240.75', '6410.00', '940.20'];
  for (const [index, amount] of amounts.entries())
    await here.send('POST', '/payments', {
      ...{ direction: 'paid', contractorId: crew[index]?.id, paymentDate: day(0), amount },
      ...{ currency: 'CAD', allocations: [] },
    });
}

const NOTHING = { created: 0, unchanged: 0, removed: 0, skipped: 0, conflicts: 0, done: true, total: null };

/** A company whose books were read every morning; paused, so that nothing is read during a test. */
async function layOutReadings(here: Stage) {
  const { organizationId, test } = here;
  const { prisma } = test.app.get(Database);
  const connectionId = newId();
  await test.as(organizationId, () =>
    test.app.get(UnitOfWork).run(async () => {
      await prisma.connection.create({
        data: {
          ...{ organizationId, id: connectionId, system: 'quickbooks-online', status: 'paused' },
          ...{ remoteCompanyId: connectionId, remoteCompanyName: 'Credit Valley Cooling Ltd.' },
          ...{ confirmedAt: new Date(), lastSuccessAt: new Date() },
        },
      });
      for (let index = 13; index >= 0; index--) {
        const startedAt = new Date(Date.now() - index * 43_200_000);
        await prisma.syncRun.create({
          data: {
            ...{ organizationId, id: newId(), connectionId, kind: 'delta', trigger: 'schedule', startedAt },
            status: index === 5 ? 'failed' : 'succeeded',
            progress: { invoice: { ...NOTHING, pulled: 3 + (index % 4), updated: 2 } },
            ...{ calls: 8 + index, finishedAt: new Date(startedAt.getTime() + 9_000) },
          },
        });
      }
    }),
  );
}

/** A run that is under way, as a worker would write it down; `end` ends it well. */
export async function beginReading(here: Stage): Promise<{ end(): Promise<void> }> {
  const { organizationId, test } = here;
  const { prisma } = test.app.get(Database);
  const inTransaction = (work: () => Promise<unknown>) =>
    test.as(organizationId, () => test.app.get(UnitOfWork).run(work));
  const id = newId();
  const progressOf = (pulled: number) => ({ customer: { ...NOTHING, updated: 0, pulled, total: 48 } });
  await inTransaction(async () => {
    const connection = await prisma.connection.findFirstOrThrow();
    await prisma.connection.updateMany({ where: { id: connection.id }, data: { status: 'active' } });
    const run = { organizationId, id, connectionId: connection.id, kind: 'delta', trigger: 'manual' };
    await prisma.syncRun.create({ data: { ...run, status: 'running', progress: progressOf(12) } });
  });
  return {
    end: async () => {
      await inTransaction(async () => {
        const data = { status: 'succeeded', progress: progressOf(48), finishedAt: new Date() };
        await prisma.syncRun.updateMany({ where: { id }, data });
        await prisma.connection.updateMany({ data: { status: 'paused' } });
      });
    },
  };
}
