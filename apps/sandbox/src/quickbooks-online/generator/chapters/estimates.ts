import type { Doc } from '../../store/company-books.js';
import { copy } from '../../store/doc.js';
import { addDays, daysBetween } from '../calendar.js';
import type { CustomerRole } from '../cast.js';
import type { Invoicing } from './invoices.js';
import { salesLines } from './sales-lines.js';
import { counter, currencyFields, type Stage } from './stage.js';

const RECENT_DAYS = 35;

/**
 * Quotes: two or three a week. Most are accepted and invoiced later; those accepted in the last weeks are not invoiced
 * yet, so that whoever reads these books finds fresh orders to work on.
 */
export function planEstimates(stage: Stage, invoicing: Invoicing): void {
  const { diary, plan, cast } = stage;
  const random = stage.random.fork('estimates');
  const number = counter('EST-', 2001);
  for (const date of diary.businessDays()) {
    if (!random.chance(0.42)) continue;
    const customer = random.pick(cast.customers);
    const isRecent = daysBetween(date, plan.endDate) < RECENT_DAYS;
    const fate = random.weighted([
      ['accepted', isRecent ? 8 : 6],
      ['rejected', 1],
      ['pending', isRecent ? 2 : 1],
    ] as const);
    const answerAfter = random.int(1, 6);
    const invoiceAfter = answerAfter + (isRecent ? RECENT_DAYS : random.int(7, 30));
    diary.plan(date, (day, at) => {
      const estimate = writeEstimate(stage, customer, number(), day, at);
      if (fate === 'pending') return;
      diary.plan(addDays(day, answerAfter), (on, when) =>
        answer(stage, estimate.Id, fate === 'accepted' ? 'Accepted' : 'Rejected', on, when),
      );
      if (fate === 'rejected') return;
      diary.plan(addDays(day, invoiceAfter), (on, when) =>
        invoicing.fromEstimate(customer, estimate.Id, on, when),
      );
    });
  }
}

function writeEstimate(stage: Stage, customer: CustomerRole, number: string, date: string, at: Date): Doc {
  return stage.books.create(
    'Estimate',
    {
      DocNumber: number,
      TxnDate: date,
      TxnStatus: 'Pending',
      CustomerRef: customer.ref,
      ...currencyFields(customer.currency, date),
      ExpirationDate: addDays(date, 30),
      Line: salesLines(stage, customer),
      CustomerMemo: { value: customer.place.french ? 'Valide 30 jours' : 'Valid for 30 days' },
      ...(customer.email === undefined ? {} : { BillEmail: { Address: customer.email } }),
      EmailStatus: 'NotSet',
      PrintStatus: 'NeedToPrint',
      GlobalTaxCalculation: 'TaxExcluded',
    },
    at,
  );
}

function answer(stage: Stage, id: string, status: 'Accepted' | 'Rejected', date: string, at: Date): void {
  const { books } = stage;
  const before = books.get('Estimate', id);
  if (!before) return;
  const next = copy(before);
  next.TxnStatus = status;
  if (status === 'Accepted') Object.assign(next, { AcceptedBy: 'Customer, by e-mail', AcceptedDate: date });
  books.update('Estimate', next, at);
}
