import type { Decimal } from 'decimal.js';
import type { Doc } from '../store/company-books.js';
import { type Body, child, lines, refId } from '../store/doc.js';
import { balanced, type Entry, entry, HomeRate, lineTags, type Party, type Posting } from './entry.js';
import { type Context, purchaseSide, salesSide, stockSide } from './lines.js';
import { money } from './money.js';
import { isCredit, type Relief, type Settlements } from './settlements.js';

export type Direction = 1 | -1;

/** How each kind of document posts on the accrual basis. */
export class DocumentPostings {
  constructor(
    private readonly context: Context,
    private readonly settlements: Settlements,
  ) {}

  /** Invoice (1) and credit memo (-1); without the receivable they are also what cash basis spreads over payments. */
  sale(entity: string, doc: Doc, direction: Direction): Entry {
    const { chart } = this.context;
    const total = new HomeRate(doc).of(money(doc.TotalAmt));
    const sides = balanced(
      [
        { account: chart.receivable(doc), amount: signed(total, direction) },
        ...this.saleOther(doc, direction),
      ],
      chart.exchange,
    );
    return entry(entity, doc, customerOf(doc), [...sides, ...stockSide(this.context, doc, direction)]);
  }

  /** Sales receipt (1) and refund (-1): the money moves at once. */
  cashSale(entity: string, doc: Doc, direction: Direction): Entry {
    const { chart } = this.context;
    const account = refId(doc, 'DepositToAccountRef') ?? chart.undeposited;
    const total = new HomeRate(doc).of(money(doc.TotalAmt));
    const sides = balanced(
      [{ account, amount: signed(total, direction) }, ...this.saleOther(doc, direction)],
      chart.exchange,
    );
    return entry(entity, doc, customerOf(doc), [...sides, ...stockSide(this.context, doc, direction)]);
  }

  /** Bill (1) and vendor credit (-1). */
  bill(entity: string, doc: Doc, direction: Direction): Entry {
    const { chart } = this.context;
    const total = new HomeRate(doc).of(money(doc.TotalAmt));
    const other = purchaseSide(this.context, doc).map((posting) => flip(posting, direction));
    const payable = { account: chart.payable(doc), amount: signed(total, direction).negated() };
    return entry(entity, doc, vendorOf(doc), balanced([payable, ...other], chart.exchange));
  }

  purchase(doc: Doc): Entry {
    const direction: Direction = doc.Credit === true ? -1 : 1;
    const { chart } = this.context;
    const total = new HomeRate(doc).of(money(doc.TotalAmt));
    const paid = {
      account: refId(doc, 'AccountRef') ?? chart.bank,
      amount: signed(total, direction).negated(),
    };
    const other = purchaseSide(this.context, doc).map((posting) => flip(posting, direction));
    return entry(
      'Purchase',
      doc,
      partyOf(child(doc, 'EntityRef')),
      balanced([paid, ...other], chart.exchange),
    );
  }

  /** Money in: the receivable falls by what each invoice was worth at its own rate; the rest is gain or loss. */
  payment(doc: Doc): Entry {
    const { chart } = this.context;
    const settled = this.settlements.reliefs('Payment', doc).map((relief) => ({
      account: chart.receivable(this.target(relief)),
      amount: isCredit(relief.target) ? relief.home : relief.home.negated(),
    }));
    const rest = { account: chart.receivable(doc), amount: this.unapplied('Payment', doc).negated() };
    return entry(
      'Payment',
      doc,
      customerOf(doc),
      balanced([this.received(doc), ...settled, rest], chart.exchange),
    );
  }

  billPayment(doc: Doc): Entry {
    const { chart } = this.context;
    const settled = this.settlements.reliefs('BillPayment', doc).map((relief) => ({
      account: chart.payable(this.target(relief)),
      amount: isCredit(relief.target) ? relief.home.negated() : relief.home,
    }));
    const rest = { account: chart.payable(doc), amount: this.unapplied('BillPayment', doc) };
    return entry(
      'BillPayment',
      doc,
      vendorOf(doc),
      balanced([this.paidOut(doc), ...settled, rest], chart.exchange),
    );
  }

  /** The bank side of a customer's payment. */
  received(doc: Doc): Posting {
    const account = refId(doc, 'DepositToAccountRef') ?? this.context.chart.undeposited;
    return { account, amount: new HomeRate(doc).of(money(doc.TotalAmt)) };
  }

  /** The bank or card side of a payment to a vendor. */
  paidOut(doc: Doc): Posting {
    const account =
      refId(child(doc, 'CheckPayment'), 'BankAccountRef') ??
      refId(child(doc, 'CreditCardPayment'), 'CCAccountRef') ??
      this.context.chart.bank;
    return { account, amount: new HomeRate(doc).of(money(doc.TotalAmt)).negated() };
  }

  unapplied(entity: string, doc: Doc): Decimal {
    return new HomeRate(doc).of(this.settlements.unapplied(entity, doc));
  }

  deposit(doc: Doc): Entry {
    const { chart } = this.context;
    const home = new HomeRate(doc);
    const from = lines(doc).map((line) => ({
      account: refId(child(line, 'DepositLineDetail'), 'AccountRef') ?? chart.undeposited,
      amount: home.of(money(line.Amount)).negated(),
      tags: lineTags(child(line, 'DepositLineDetail')),
    }));
    const back = child(doc, 'CashBack');
    const kept = { account: refId(back, 'AccountRef') ?? chart.bank, amount: home.of(money(back.Amount)) };
    const to = {
      account: refId(doc, 'DepositToAccountRef') ?? chart.bank,
      amount: home.of(money(doc.TotalAmt)),
    };
    return entry('Deposit', doc, undefined, balanced([to, kept, ...from], chart.exchange));
  }

  transfer(doc: Doc): Entry {
    const { chart } = this.context;
    const amount = new HomeRate(doc).of(money(doc.Amount));
    return entry('Transfer', doc, undefined, [
      { account: refId(doc, 'ToAccountRef') ?? chart.bank, amount },
      { account: refId(doc, 'FromAccountRef') ?? chart.bank, amount: amount.negated() },
    ]);
  }

  journal(doc: Doc): Entry {
    const { chart } = this.context;
    const home = new HomeRate(doc);
    const postings = lines(doc).flatMap((line) => {
      const detail = child(line, 'JournalEntryLineDetail');
      const account = refId(detail, 'AccountRef');
      const amount = home.of(money(line.Amount));
      return account
        ? [
            {
              account,
              amount: detail.PostingType === 'Credit' ? amount.negated() : amount,
              tags: lineTags(detail),
            },
          ]
        : [];
    });
    return entry('JournalEntry', doc, undefined, balanced(postings, chart.exchange));
  }

  private saleOther(doc: Body, direction: Direction): Posting[] {
    return salesSide(this.context, doc).map((posting) => flip(posting, direction === 1 ? -1 : 1));
  }

  private target(relief: Relief): Body {
    const [entity = '', id = ''] = relief.target.split(' ');
    return this.context.books.get(entity, id) ?? {};
  }
}

export function customerOf(doc: Body): Party | undefined {
  const id = refId(doc, 'CustomerRef');
  return id ? { kind: 'Customer', id } : undefined;
}

export function vendorOf(doc: Body): Party | undefined {
  const id = refId(doc, 'VendorRef');
  return id ? { kind: 'Vendor', id } : undefined;
}

function partyOf(ref: Body): Party | undefined {
  const kind = ref.type === 'Customer' || ref.type === 'Employee' ? ref.type : 'Vendor';
  return ref.value ? { kind, id: String(ref.value) } : undefined;
}

function signed(amount: Decimal, direction: Direction): Decimal {
  return direction === 1 ? amount : amount.negated();
}

function flip(posting: Posting, direction: Direction): Posting {
  return { ...posting, amount: signed(posting.amount, direction) };
}
