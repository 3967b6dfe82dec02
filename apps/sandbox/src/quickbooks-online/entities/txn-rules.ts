import { Decimal } from 'decimal.js';
import { faults } from '../faults/qbo-fault.js';
import type { CompanyBooks } from '../store/company-books.js';
import {
  amount,
  type Body,
  bodies,
  child,
  type Doc,
  isTrue,
  lines,
  numeric,
  refId,
  text,
} from '../store/doc.js';
import { addDays, day } from '../store/wire-time.js';
import { completeDeposit, completeJournalEntry, completePayment } from '../totals/money-totals.js';
import { completePurchaseForm } from '../totals/purchase-totals.js';
import { payeeOf, receivablePart } from '../totals/receivable-part.js';
import { completeSalesForm } from '../totals/sales-totals.js';
import { PURCHASE_FORMS, SALES_FORMS } from './catalog.js';
import { completeDocNumber } from './doc-numbers.js';
import { completeExchange } from './exchange-rates.js';
import { preferences } from './preferences.js';
import { completeTimeActivity } from './time-rules.js';
import type { WriteOptions } from './write.js';

/** Links that the service makes itself: they survive an update that does not mention them. */
const MADE_BY_SERVICE = new Set([
  'Payment',
  'BillPaymentCheck',
  'BillPaymentCreditCard',
  'CreditMemo',
  'Deposit',
  'Invoice',
  'Bill',
  'Purchase',
]);

/** Defaults, lines, tax and totals of a transaction. */
export function completeTransaction(
  books: CompanyBooks,
  entity: string,
  draft: Body,
  previous: Doc | undefined,
  options: WriteOptions,
): void {
  if (entity === 'TimeActivity') {
    completeTimeActivity(books, draft);
    return;
  }
  draft.TxnDate ??= previous?.TxnDate ?? day(books.now());
  keepServiceLinks(books, draft, previous);
  completeDocNumber(books, entity, draft, previous, options);
  completeExchange(books, draft, previous);
  if (SALES_FORMS.has(entity)) salesForm(books, entity, draft, previous);
  else if (PURCHASE_FORMS.has(entity)) purchaseForm(books, entity, draft, previous);
  else if (entity === 'Payment') payment(books, draft, previous);
  else if (entity === 'BillPayment') completePayment(books, draft, previous, 'VendorRef');
  else if (entity === 'JournalEntry') completeJournalEntry(books, draft, previous);
  else if (entity === 'Deposit') completeDeposit(draft, previous);
  else if (entity === 'Transfer') transfer(draft);
  homeAmounts(entity, draft);
}

/** What a document draws on: it has to be there when it is linked, and may be gone later. */
const DRAWN_ON = new Set(['Estimate', 'PurchaseOrder', 'TimeActivity', 'ReimburseCharge']);

function keepServiceLinks(books: CompanyBooks, draft: Body, previous?: Doc): void {
  const made = bodies(previous?.LinkedTxn).filter((link) => MADE_BY_SERVICE.has(String(link.TxnType)));
  const given = bodies(draft.LinkedTxn).filter((link) => !MADE_BY_SERVICE.has(String(link.TxnType)));
  for (const link of given) if (!text(link.TxnId) || !text(link.TxnType)) throw faults.required('LinkedTxn');
  const before = new Set(bodies(previous?.LinkedTxn).map((link) => `${link.TxnType} ${link.TxnId}`));
  for (const { TxnType: type, TxnId: id } of given) {
    const isNew = DRAWN_ON.has(String(type)) && !before.has(`${type} ${id}`);
    if (isNew && !books.get(String(type), String(id))) throw faults.invalidReference('LinkedTxn', String(id));
  }
  draft.LinkedTxn = [...made, ...given];
}

function salesForm(books: CompanyBooks, entity: string, draft: Body, previous?: Doc): void {
  const customer = books.get('Customer', refId(draft, 'CustomerRef') ?? '');
  draft.GlobalTaxCalculation ??= 'TaxExcluded';
  draft.ApplyTaxAfterDiscount ??= false;
  draft.PrintStatus ??= 'NeedToPrint';
  draft.EmailStatus ??= 'NotSet';
  if (draft.EmailStatus === 'NeedToSend' && !text(child(draft, 'BillEmail').Address)) {
    throw faults.time(
      '6420',
      'Email address is required',
      'An email address is required, since the delivery type is email.',
    );
  }
  for (const field of ['BillAddr', 'ShipAddr']) {
    if (!previous && draft[field] === undefined && customer?.[field] !== undefined)
      draft[field] = structuredClone(customer[field]);
  }
  if (!previous && customer && refId(customer, 'SalesTermRef')) draft.SalesTermRef ??= customer.SalesTermRef;
  completeSalesForm(books, draft, previous);
  if (entity === 'Invoice') {
    draft.DueDate ??= dueDate(books, draft, 'SalesTermRef');
    openBalance(draft, previous, amount(draft.Deposit));
  } else if (entity === 'CreditMemo') {
    openBalance(draft, previous, 0);
    draft.RemainingCredit = draft.Balance;
  } else if (entity === 'Estimate') {
    draft.TxnStatus ??= 'Pending';
    if (draft.TxnStatus === 'Accepted') draft.AcceptedDate ??= day(books.now());
  } else {
    draft.Balance = 0;
    draft.DepositToAccountRef ??= accountRef(books, 'UndepositedFunds');
  }
}

/** What was paid stays paid when the total changes; a total below it is refused. */
function openBalance(draft: Body, previous: Doc | undefined, deposit: number): void {
  const before = previous
    ? new Decimal(amount(previous.TotalAmt)).minus(amount(previous.Deposit)).minus(amount(previous.Balance))
    : new Decimal(0);
  const open = new Decimal(amount(draft.TotalAmt)).minus(deposit).minus(before);
  if (open.isNegative())
    throw faults.business('The total cannot be less than the payments already applied.', 'TotalAmt');
  draft.Balance = open.toNumber();
}

function purchaseForm(books: CompanyBooks, entity: string, draft: Body, previous?: Doc): void {
  draft.GlobalTaxCalculation ??= 'TaxExcluded';
  completePurchaseForm(books, entity, draft, previous);
  if (entity === 'Purchase') {
    draft.Credit = isTrue(draft.Credit);
    checkPaidFrom(books, draft);
    if (!receivablePart(books, draft).isZero() && payeeOf(draft) === undefined)
      throw faults.business(
        'When you use Accounts Receivable, you must choose a customer in the Name field.',
        'EntityRef',
      );
    return;
  }
  draft.APAccountRef ??= accountRef(books, 'AccountsPayable');
  if (entity === 'Bill') draft.DueDate ??= dueDate(books, draft, 'SalesTermRef');
  if (entity === 'PurchaseOrder') draft.POStatus ??= 'Open';
  else openBalance(draft, previous, 0);
}

/** A cheque is drawn on a bank account, and a card is a card's account (6430). */
function checkPaidFrom(books: CompanyBooks, draft: Body): void {
  const type = books.get('Account', refId(draft, 'AccountRef') ?? '')?.AccountType;
  const wanted = { Check: 'Bank', CreditCard: 'Credit Card' }[String(draft.PaymentType)];
  if (wanted !== undefined && type !== wanted) throw faults.invalidAccountType('AccountRef');
}

function payment(books: CompanyBooks, draft: Body, previous?: Doc): void {
  draft.DepositToAccountRef ??= accountRef(books, 'UndepositedFunds');
  draft.ProcessPayment ??= false;
  completePayment(books, draft, previous, 'CustomerRef');
}

function transfer(draft: Body): void {
  if (refId(draft, 'FromAccountRef') === refId(draft, 'ToAccountRef')) {
    throw faults.business('You cannot transfer money from an account to itself.', 'ToAccountRef');
  }
}

function dueDate(books: CompanyBooks, draft: Body, field: string): string {
  const term = books.get('Term', refId(draft, field) ?? '');
  const date = String(draft.TxnDate);
  const days = numeric(term?.DueDays);
  if (days !== undefined) return addDays(date, days);
  const dayOfMonth = numeric(term?.DayOfMonthDue);
  if (dayOfMonth === undefined) return date;
  const grace = numeric(term?.DueNextMonthDays) ?? 0;
  const due = addDays(`${date.slice(0, 8)}01`, dayOfMonth - 1);
  return due >= addDays(date, grace)
    ? due
    : addDays(`${addDays(`${date.slice(0, 8)}01`, 32).slice(0, 8)}01`, dayOfMonth - 1);
}

function accountRef(books: CompanyBooks, subType: string): Body | undefined {
  for (const account of books.list('Account')) {
    if (account.AccountSubType === subType && account.Active !== false)
      return { value: account.Id, name: account.FullyQualifiedName };
  }
  return undefined;
}

function homeAmounts(entity: string, draft: Body): void {
  const rate = numeric(draft.ExchangeRate);
  if (rate === undefined) return;
  const home = (value: unknown) =>
    new Decimal(amount(value)).times(rate).toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toNumber();
  const isSales = SALES_FORMS.has(entity);
  if (isSales || entity === 'Deposit' || entity === 'JournalEntry') draft.HomeTotalAmt = home(draft.TotalAmt);
  if (isSales || entity === 'Bill') draft.HomeBalance = home(draft.Balance);
}

/** Nothing may change on or before the date the books are closed (6210). */
export function checkPeriod(books: CompanyBooks, ...docs: (Body | undefined)[]): void {
  const closed = text(child(preferences(books), 'AccountingInfoPrefs').BookCloseDate);
  if (!closed) return;
  for (const doc of docs) {
    const date = text(doc?.TxnDate);
    if (date && date <= closed.slice(0, 10)) throw faults.periodClosed();
  }
}

/** Stock is not adjusted before it began to be counted (6270). Of other documents the sandbox does not ask that. */
export function checkStockStart(books: CompanyBooks, kind: string, doc: Body): void {
  if (kind !== 'InventoryAdjustment') return;
  const date = text(doc.TxnDate) ?? books.now().toISOString().slice(0, 10);
  for (const line of lines(doc)) {
    const item = books.get('Item', refId(child(line, 'ItemAdjustmentLineDetail'), 'ItemRef') ?? '');
    const start = text(item?.InvStartDate);
    if (start && date < start.slice(0, 10)) throw faults.beforeStartDate();
  }
}

/** Money that went to the bank with a deposit is fixed until the deposit lets go of it (6540). A memo may still change. */
export function checkDeposited(previous: Body, next?: Body): void {
  const isDeposited = bodies(previous.LinkedTxn).some((link) => link.TxnType === 'Deposit');
  if (isDeposited && amount(next?.TotalAmt) !== amount(previous.TotalAmt)) throw faults.deposited();
}
