import { Buffer } from 'node:buffer';
import type { Doc } from '../../store/company-books.js';
import { addMonths, later, officeTime } from '../calendar.js';
import type { Ref } from '../cast.js';
import type { Stage } from './stage.js';

/** Months of hours worth keeping: the older ones are long paid and would only make the demo slow. */
const MONTHS_OF_HOURS = 4;

export function planHours(stage: Stage): void {
  const { diary, cast, plan } = stage;
  const random = stage.random.fork('hours');
  const from = addMonths(plan.endDate, -MONTHS_OF_HOURS);
  const services = cast.items.filter(({ seed }) => seed.kind === 'Service');
  const jobs = cast.customers.filter(({ currency }) => currency === 'CAD');
  const workers: (readonly [NameOf: 'Employee' | 'Vendor', ref: Ref, rate: number])[] = [
    ...cast.employees.map(({ ref, hourly }) => ['Employee', ref, hourly] as const),
    ...cast.contractors.map(({ ref, seed }) => ['Vendor', ref, seed.rate] as const),
  ];
  if (services.length === 0 || jobs.length === 0) return;
  for (const date of diary.businessDays(later(from, plan.startDate))) {
    for (const [kind, ref, rate] of workers) {
      if (!random.chance(kind === 'Employee' ? 0.75 : 0.3)) continue;
      const [item, job] = [random.pick(services), random.pick(jobs)];
      const [hours, minutes] = [random.int(1, 9), random.pick([0, 15, 30, 45])];
      const isBillable = random.chance(0.7);
      diary.plan(date, (day, at) => {
        stage.books.create(
          'TimeActivity',
          {
            TxnDate: day,
            NameOf: kind,
            [kind === 'Employee' ? 'EmployeeRef' : 'VendorRef']: ref,
            CustomerRef: job.ref,
            ItemRef: item.ref,
            BillableStatus: isBillable ? 'Billable' : 'NotBillable',
            Taxable: isBillable,
            HourlyRate: isBillable ? item.seed.price : 0,
            CostRate: rate,
            Hours: hours,
            Minutes: minutes,
            Description: `${item.seed.name}, ${job.place.city}`,
          },
          at,
        );
      });
    }
  }
}

/** A few papers on recent documents: signed orders, photos, a note. */
export function attachPapers(stage: Stage): void {
  const { books, plan } = stage;
  const at = officeTime(plan.endDate, 300);
  const estimates = [...books.list('Estimate')].filter((doc) => doc.TxnStatus === 'Accepted').slice(-4);
  const invoices = [...books.list('Invoice')].slice(-4);
  for (const doc of estimates)
    attach(stage, 'Estimate', doc, `Signed order ${String(doc.DocNumber)}.txt`, at);
  for (const doc of invoices)
    attach(stage, 'Invoice', doc, `Photo chaufferie n° ${String(doc.DocNumber)}.txt`, at);
  const first = invoices[0];
  if (!first) return;
  books.seed(
    'Attachable',
    { AttachableRef: [reference('Invoice', first)], Note: 'Customer asked for a paper copy by post.' },
    at,
  );
}

function attach(stage: Stage, entity: string, doc: Doc, fileName: string, at: Date): void {
  const content = Buffer.from(`${fileName}\n${entity} ${String(doc.DocNumber)}\n`, 'utf8');
  const stored = stage.books.seed(
    'Attachable',
    {
      AttachableRef: [reference(entity, doc)],
      FileName: fileName,
      Size: content.length,
      ContentType: 'text/plain',
      Category: 'Document',
    },
    at,
  );
  stage.books.files.set(stored.Id, content);
}

function reference(entity: string, doc: Doc) {
  return { EntityRef: { type: entity, value: doc.Id }, IncludeOnSend: false };
}
