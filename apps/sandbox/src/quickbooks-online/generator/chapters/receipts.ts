import type { Doc } from '../../store/company-books.js';
import { amount, type Body } from '../../store/doc.js';
import { addDays, addMonths } from '../calendar.js';
import type { Cast, CustomerRole } from '../cast.js';
import type { Random } from '../random.js';
import { salesLine } from './sales-lines.js';
import { counter, currencyFields, link, minus, plus, type Stage, share } from './stage.js';

type Method = keyof Cast['methods'];

/** How customers pay: on time, late, in parts, several invoices at once, too early, or not at all. */
export class Receipts {
  private readonly random: Random;
  private readonly chequeNumber = counter('', 40_112);
  private readonly creditNumber = counter('CM-', 301);
  private readonly statements = new Set<string>();
  /** Cheques wait in the drawer until somebody goes to the bank. */
  private readonly drawer: { payment: Doc; method: Method }[] = [];

  constructor(private readonly stage: Stage) {
    this.random = stage.random.fork('receipts');
  }

  planFor(customer: CustomerRole, invoiceId: string, date: string, dueDate: string): void {
    const { random } = this;
    const { diary } = this.stage;
    if (random.chance(0.015)) this.planCredit(customer, addDays(date, random.int(3, 20)));
    if (customer.paysByStatement) {
      this.planStatement(customer, date);
      return;
    }
    const late = random.weighted([
      [random.int(-12, 3), 5],
      [random.int(4, 25), 3],
      [random.int(26, 110), 2],
    ]);
    const payDay = addDays(dueDate, Math.max(late, -DUE_SLACK));
    const manner = random.weighted([
      ['full', 82],
      ['parts', 9],
      ['part', 4],
      ['never', 5],
    ] as const);
    if (manner === 'never') return;
    const percent = manner === 'full' ? 100 : random.int(20, 80);
    diary.plan(payDay < date ? date : payDay, (day, at) => this.pay(customer, [invoiceId], day, at, percent));
    if (manner === 'parts') {
      diary.plan(addDays(payDay, random.int(14, 60)), (day, at) => this.pay(customer, [invoiceId], day, at));
    }
  }

  /** Deposits on account that settle nothing yet. */
  planAdvances(): void {
    const { diary, cast } = this.stage;
    for (const date of diary.businessDays()) {
      if (!this.random.chance(0.015)) continue;
      const customer = this.random.pick(cast.customers);
      diary.plan(date, (day, at) =>
        this.write(customer, [], this.random.int(5, 80) * 100, 'Deposit on account', day, at),
      );
    }
  }

  planBankRuns(): void {
    const { diary } = this.stage;
    for (const date of diary.businessDays()) {
      if (new Date(`${date}T00:00:00Z`).getUTCDay() === 5) diary.plan(date, (day, at) => this.bank(day, at));
    }
  }

  private planStatement(customer: CustomerRole, date: string): void {
    const on = `${addMonths(date, 1).slice(0, 7)}-15`;
    const key = `${customer.ref.value} ${on}`;
    if (this.statements.has(key)) return;
    this.statements.add(key);
    const { diary, books } = this.stage;
    diary.plan(on, (day, at) => {
      const open: string[] = [];
      for (const doc of books.list('Invoice')) {
        const isTheirs = (doc.CustomerRef as Body).value === customer.ref.value;
        if (isTheirs && amount(doc.Balance) > 0 && String(doc.TxnDate) < `${day.slice(0, 7)}-01`)
          open.push(doc.Id);
      }
      if (open.length > 0) this.pay(customer, open, day, at);
    });
  }

  private pay(customer: CustomerRole, ids: readonly string[], date: string, at: Date, percent = 100): void {
    const settled: Body[] = [];
    for (const id of ids) {
      const invoice = this.stage.books.get('Invoice', id);
      const balance = amount(invoice?.Balance);
      if (!invoice || balance <= 0) continue;
      settled.push({ Amount: share(balance, percent), LinkedTxn: [link('Invoice', invoice)] });
    }
    if (settled.length === 0) return;
    const applied = plus(...settled.map((line) => amount(line.Amount)));
    const overpaid = percent === 100 && this.random.chance(0.008) ? this.random.int(5, 120) : 0;
    this.write(customer, settled, plus(applied, overpaid), overpaid > 0 ? 'Overpaid' : undefined, date, at);
  }

  private write(
    customer: CustomerRole,
    settled: Body[],
    total: number,
    note: string | undefined,
    date: string,
    at: Date,
  ): void {
    const { books, cast } = this.stage;
    const isForeign = customer.currency === 'USD';
    const method: Method = isForeign
      ? 'eft'
      : this.random.weighted([
          ['eft', 5],
          ['cheque', 3],
          ['interac', 2],
          ['visa', 1],
          ['cash', 0.2],
        ]);
    const isPaper = method === 'cheque' || method === 'cash';
    const account = isForeign
      ? cast.accounts.usdChequing
      : isPaper
        ? cast.accounts.undeposited
        : cast.accounts.chequing;
    const payment = books.create(
      'Payment',
      {
        TxnDate: date,
        CustomerRef: customer.ref,
        ...currencyFields(customer.currency, date),
        TotalAmt: total,
        PaymentMethodRef: cast.methods[method],
        ...(method === 'cheque' ? { PaymentRefNum: this.chequeNumber() } : {}),
        DepositToAccountRef: account,
        ...(note === undefined ? {} : { PrivateNote: note }),
        Line: settled,
      },
      at,
    );
    if (isPaper) this.drawer.push({ payment, method });
  }

  private bank(date: string, at: Date): void {
    const { books, cast } = this.stage;
    const taken = this.drawer.splice(0);
    if (taken.length === 0) return;
    books.create(
      'Deposit',
      {
        TxnDate: date,
        DepositToAccountRef: cast.accounts.chequing,
        ...currencyFields('CAD', date),
        Line: taken.map(({ payment, method }) => ({
          Amount: amount(payment.TotalAmt),
          LinkedTxn: [{ ...link('Payment', payment), TxnLineId: '0' }],
          DetailType: 'DepositLineDetail',
          DepositLineDetail: { PaymentMethodRef: cast.methods[method] },
        })),
      },
      at,
    );
  }

  /** Returned parts. Half of the credits are used against an open invoice, the others wait. */
  private planCredit(customer: CustomerRole, date: string): void {
    const { diary, books, cast } = this.stage;
    const item = cast.items.at(-1 - this.random.int(0, Math.floor(cast.items.length / 3)));
    if (!item) return;
    const isUsed = this.random.chance(0.5);
    diary.plan(date, (day, at) => {
      const memo = books.create(
        'CreditMemo',
        {
          DocNumber: this.creditNumber(),
          TxnDate: day,
          CustomerRef: customer.ref,
          ...currencyFields(customer.currency, day),
          Line: [salesLine(this.stage, customer, item)],
          CustomerMemo: { value: customer.place.french ? 'Pièces retournées' : 'Returned parts' },
          GlobalTaxCalculation: 'TaxExcluded',
        },
        at,
      );
      if (isUsed) diary.plan(addDays(day, 2), (on, when) => this.useCredit(customer, memo.Id, on, when));
    });
  }

  private useCredit(customer: CustomerRole, memoId: string, date: string, at: Date): void {
    const { books } = this.stage;
    const memo = books.get('CreditMemo', memoId);
    const credit = amount(memo?.Balance ?? memo?.RemainingCredit);
    for (const invoice of books.list('Invoice')) {
      const isTheirs = (invoice.CustomerRef as Body).value === customer.ref.value;
      if (!memo || !isTheirs || credit <= 0 || minus(amount(invoice.Balance), credit) < 0) continue;
      const settled = [
        { Amount: credit, LinkedTxn: [link('Invoice', invoice)] },
        { Amount: credit, LinkedTxn: [link('CreditMemo', memo)] },
      ];
      books.create(
        'Payment',
        {
          TxnDate: date,
          CustomerRef: customer.ref,
          ...currencyFields(customer.currency, date),
          TotalAmt: 0,
          PrivateNote: 'Created to link credits to charges.',
          Line: settled,
        },
        at,
      );
      return;
    }
  }
}

/** Nobody pays more than this many days before the due date. */
const DUE_SLACK = 20;
