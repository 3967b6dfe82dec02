import type { Doc } from '../../store/company-books.js';
import { type Body, copy, lines } from '../../store/doc.js';
import { addDays } from '../calendar.js';
import type { CustomerRole, Ref } from '../cast.js';
import type { Random } from '../random.js';
import type { Receipts } from './receipts.js';
import { courtesyLine, discountLine, noteLine, salesLines } from './sales-lines.js';
import { counter, currencyFields, link, type Stage } from './stage.js';

const DUE_DAYS: Readonly<Record<string, number>> = { 'Due on receipt': 0, 'Net 15': 15 };
/** The one invoice that proves a client can page through lines: a shutdown with this many. */
const LONG_INVOICE = 64;

/** Invoices: a few every working day, from estimates and straight from service calls. */
export class Invoicing {
  private readonly random: Random;
  private readonly number = counter('', 10_417);
  private written = 0;

  constructor(
    private readonly stage: Stage,
    private readonly receipts: Receipts,
  ) {
    this.random = stage.random.fork('invoices');
  }

  planServiceCalls(): void {
    const { diary, cast, plan } = this.stage;
    const perDay = Math.max(1, Math.round(plan.customers / 120));
    for (const date of diary.businessDays()) {
      const count = this.random.int(perDay - 1, perDay + 1);
      for (let index = 0; index < count; index++) {
        const customer = this.random.pick(cast.customers);
        diary.plan(date, (day, at) => this.write(customer, this.serviceLines(customer), day, at));
      }
    }
  }

  /** Invoices an accepted estimate line by line and closes it. */
  fromEstimate(customer: CustomerRole, estimateId: string, date: string, at: Date): void {
    const { books } = this.stage;
    const estimate = books.get('Estimate', estimateId);
    if (estimate?.TxnStatus !== 'Accepted') return;
    const billed = lines(copy(estimate)).filter((line) => line.DetailType !== 'SubTotalLineDetail');
    for (const line of billed) delete line.Id;
    this.write(customer, billed, date, at, estimate);
    const open = books.get('Estimate', estimateId);
    if (open && open.TxnStatus !== 'Closed')
      books.update('Estimate', { ...copy(open), TxnStatus: 'Closed' }, at);
  }

  private serviceLines(customer: CustomerRole): Body[] {
    const { random, stage } = this;
    this.written++;
    if (this.written === 40) return salesLines(stage, customer, LONG_INVOICE);
    const found = salesLines(stage, customer);
    if (random.chance(0.03)) found.push(courtesyLine(stage, customer));
    if (random.chance(0.04)) found.unshift(noteLine(`Work order ${random.int(10_000, 99_999)}`));
    if (random.chance(0.03)) found.push(discountLine(stage, random.pick([2, 5, 10])));
    return found;
  }

  private write(customer: CustomerRole, billed: Body[], date: string, at: Date, estimate?: Doc): Doc {
    const { books } = this.stage;
    const dueDate = addDays(date, DUE_DAYS[customer.term.name] ?? 30);
    const invoice = books.create(
      'Invoice',
      {
        DocNumber: this.number(),
        TxnDate: date,
        DueDate: dueDate,
        CustomerRef: customer.ref,
        ...currencyFields(customer.currency, date),
        SalesTermRef: customer.term,
        Line: billed,
        ...(estimate === undefined ? {} : { LinkedTxn: [link('Estimate', estimate)] }),
        ...this.courtesies(customer),
        GlobalTaxCalculation: 'TaxExcluded',
        ApplyTaxAfterDiscount: true,
      },
      at,
    );
    this.receipts.planFor(customer, invoice.Id, date, dueDate);
    return invoice;
  }

  private courtesies(customer: CustomerRole): Body {
    const { random } = this;
    const hasOrderNumber = random.chance(0.25);
    return {
      ...(customer.email === undefined
        ? { EmailStatus: 'NotSet', PrintStatus: 'PrintComplete' }
        : { EmailStatus: 'EmailSent', PrintStatus: 'NotSet', BillEmail: { Address: customer.email } }),
      ...(random.chance(0.3)
        ? { CustomerMemo: { value: customer.place.french ? 'Merci de votre confiance.' : 'Thank you!' } }
        : {}),
      ...(random.chance(0.15) ? { PrivateNote: `Tech: ${this.tech().name}; van ${random.int(1, 9)}` } : {}),
      ...(hasOrderNumber
        ? {
            CustomField: [
              {
                DefinitionId: '1',
                Name: 'P.O. Number',
                Type: 'StringType',
                StringValue: `PO-${random.int(1000, 9999)}`,
              },
            ],
          }
        : {}),
    };
  }

  private tech(): Ref {
    return this.random.pick(this.stage.cast.employees.map(({ ref }) => ref));
  }
}
