import type { Cast, Crew, Site } from './cast.js';
import type { Jobs } from './jobs.js';
import type { Lists } from './lists.js';
import { receiptPaper } from './receipt-paper.js';
import type { Stage } from './stage.js';
import type { Wares } from './trades.js';
import type { Answer } from './voice.js';

/** Expenses with their receipts: one accepted, two that wait, and a trip. */
export async function spend(stage: Stage, lists: Lists, cast: Cast, jobs: Jobs): Promise<void> {
  const { accountant, manager } = stage;
  const [jesse, , nadia, , , kelso] = cast.contractors;
  const receipt = async (vendor: string, amount: string, back: number) => {
    const day = stage.day(back);
    const paper = receiptPaper({ vendor, amount, day });
    return (await accountant.upload('/files', `${vendor} ${day}.pdf`, paper)).id;
  };
  const enter = async (who: Crew | undefined, job: Answer, back: number, expense: object) => {
    const body = { contractorId: who?.id, jobId: job.id, expenseDate: stage.day(back), ...expense };
    const { id } = await accountant.post('/expenses', body);
    return accountant.post(`/expenses/${id}/submit`);
  };
  const bought = async (vendor: string, amount: string, taxAmount: string, back: number) => ({
    ...{ vendor, amount, taxAmount, taxCodeId: lists('HST ON') },
    receiptFileId: await receipt(vendor, amount, back),
  });
  const [first = -1, second = -2, third = -3] = stage.workdays(3);
  const crane = await enter(kelso, jobs.overBudget, third, {
    ...{ category: 'equipment', description: 'Crane, half a day' },
    ...(await bought('Huronia Crane', '1017.00', '117.00', third)),
  });
  await manager.post(`/expenses/${crane.id}/approve`);
  await enter(jesse, jobs.late, second, {
    ...{ category: 'materials', description: 'Unions and gaskets' },
    ...(await bought('Wasaga Home Building Centre', '84.63', '9.74', second)),
  });
  await enter(nadia, jobs.late, first, {
    ...{ category: 'permits', description: 'Gas permit' },
    ...(await bought('Technical Standards Desk', '146.90', '16.90', first)),
  });
  await enter(jesse, jobs.late, first, {
    category: 'mileage',
    kilometres: '46',
    description: 'To the supplier',
  });
}

/** What is ordered from suppliers: partly received, waiting for approval, still a draft. */
export async function orderSupplies(
  stage: Stage,
  { lists, wares, cast, jobs }: { lists: Lists; wares: Wares; cast: Cast; jobs: Jobs },
): Promise<void> {
  const { accountant, manager, dispatcher } = stage;
  const [pipes, ducts] = cast.suppliers;
  const line = (description: string, quantity: string, unitPrice: string) => ({
    ...{ itemId: wares.material, description, quantity, unitPrice, taxCodeId: lists('HST ON') },
  });
  const order = (contractorId: string | undefined, days: number, body: object) =>
    accountant.post('/purchase-orders', {
      ...{ direction: 'supplier', contractorId, orderDate: stage.day(days), ...body },
    });
  const partly = await order(pipes, -14, {
    ...{ promisedDate: stage.day(4), jobId: jobs.holdback.id },
    lines: [line('Copper pipe type L, 2 in, 6 m', '40', '96.50'), line('Circulator pump', '2', '312.50')],
  });
  await manager.post(`/purchase-orders/${partly.id}/approve`, { version: partly.version });
  await dispatcher.post(`/purchase-orders/${partly.id}/receipts`, {
    ...{ receivedOn: stage.day(-5), packingSlip: 'LP-88120' },
    lines: [
      { lineNumber: 1, quantity: '25' },
      { lineNumber: 2, quantity: '1' },
    ],
  });
  await order(ducts, -1, {
    rush: true,
    jobId: jobs.overBudget.id,
    lines: [line('Spiral duct 12 in, 3 m', '24', '61.20')],
  });
  await order(ducts, 0, { draft: true, lines: [line('Flexible duct 6 in, 8 m', '10', '38.75')] });
}

/** Today: somebody works, somebody has a break, somebody is on her way, and one visit nobody has yet. */
export async function sendCrews(stage: Stage, cast: Cast, jobs: Jobs): Promise<void> {
  const [jesse, , nadia, bluewater, , kelso] = cast.contractors as [Crew, ...Crew[]] & Crew[];
  const visits = new Visits(stage);
  const { school, dental, foods, lofts } = cast.customers;
  const boilers = await visits.plan('Set boiler section 4', school, [8, 12], [jesse], {
    jobId: jobs.late.id,
  });
  await visits.plan('Balance the air, second floor', dental, [8.5, 11.5], [kelso], {
    ...{ jobId: jobs.overBudget.id },
  });
  const gas = await visits.plan('Gas pressure test', school, [13, 15], [nadia], { jobId: jobs.late.id });
  await visits.plan('Chiller: look at the compressor again', foods, [13.5, 16], [bluewater], { priority: 1 });
  await visits.plan('Backflow certificates, sign on site', lofts, [15, 16.5], [], {});
  await stage.dispatcher.post(`/work-orders/${gas.id}/acknowledge`);
  const herself = await stage.signIn('contractor@cascade.example');
  for (const step of ['acknowledge', 'depart', 'start'])
    await herself.post(`/contractors/work-orders/${boilers.id}/${step}`);
  await visits.clockIn(herself, jesse, boilers, school.site);
  if (kelso) await visits.pausedTimer(kelso, jobs.overBudget);
}

class Visits {
  constructor(private readonly stage: Stage) {}

  plan(
    title: string,
    { id, site }: { id: string; site: Site },
    [from, to]: readonly [number, number],
    crew: readonly (Crew | undefined)[],
    more: object,
  ): Promise<Answer> {
    const contractorIds = crew.flatMap((one) => one?.id ?? []);
    return this.stage.dispatcher.post('/work-orders', {
      ...{ title, customerId: id, siteAddress: site.address, geofenceMetres: 150 },
      ...{ latitude: site.latitude, longitude: site.longitude, timezone: 'America/Toronto' },
      ...{ scheduledStart: this.stage.at(0, from), scheduledEnd: this.stage.at(0, to) },
      estimatedMinutes: Math.round((to - from) * 60),
      checklist: [
        { text: 'Photo before', required: false },
        { text: 'Site left clean', required: true },
      ],
      ...(contractorIds.length > 0 && { contractorIds }),
      ...more,
    });
  }

  /** She agreed that her places are kept, and clocked in at the site. */
  async clockIn(herself: Stage['owner'], who: Crew, visit: Answer, site: Site): Promise<void> {
    await herself.post(`/contractors/${who.id}/location-consent`, { given: true });
    const startedAt = this.stage.ago(100);
    const { serviceTypeId, itemId } = who;
    const entry = await herself.post(`/contractors/${who.id}/time`, {
      ...{ startedAt, jobId: visit.jobId, workOrderId: visit.id, serviceTypeId, itemId },
    });
    await herself.post(`/time-entries/${entry.id}/location`, {
      ...{ kind: 'start', at: startedAt, accuracyMeters: 9 },
      ...{ latitude: Number(site.latitude), longitude: Number(site.longitude) },
    });
  }

  async pausedTimer({ id, serviceTypeId, itemId }: Crew, job: Answer): Promise<void> {
    const { dispatcher } = this.stage;
    const entry = await dispatcher.post('/time-entries', {
      ...{ contractorId: id, startedAt: this.stage.ago(150), jobId: job.id, serviceTypeId, itemId },
    });
    await dispatcher.post(`/time-entries/${entry.id}/pause`, { at: this.stage.ago(12) });
  }
}
