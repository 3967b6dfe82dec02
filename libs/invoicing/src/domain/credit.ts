import { DomainError, Money, StateMachine } from '#kernel';
import type {
  InvoiceDirection,
  InvoiceLineKind,
  InvoiceLineRecord,
  InvoiceView,
  TaxPart,
} from './invoice.js';
import { LIVE_STATUSES } from './invoice-states.js';
import type { LineInput } from './line-input.js';

export const CREDIT_STATUSES = ['open', 'used', 'void'] as const;
export type CreditStatus = (typeof CREDIT_STATUSES)[number];
export type CreditAction = 'use_up' | 'reopen' | 'void';

/** A credit is open while something of it is neither applied nor refunded. */
export const creditStates = new StateMachine<CreditStatus, CreditAction>('credit', 'open', {
  open: { use_up: 'used', void: 'void' },
  used: { reopen: 'open', void: 'void' },
  void: {},
});

export interface CreditLine
  extends Pick<
    InvoiceLineRecord,
    | 'lineNumber'
    | 'itemId'
    | 'accountId'
    | 'description'
    | 'quantity'
    | 'unitPrice'
    | 'amount'
    | 'taxCodeId'
    | 'taxAmount'
    | 'jobId'
    | 'jobLineNumber'
  > {
  kind: InvoiceLineKind;
  /** The line of the invoice that is given back. */
  invoiceLineNumber: number | null;
}

/** A credit as whoever mirrors it elsewhere sees it. */
export interface CreditRecord
  extends Omit<
    CreditView,
    'taxBreakdown' | 'createdBy' | 'version' | 'createdAt' | 'updatedAt' | 'applications'
  > {
  source: string;
}

/** A part of a credit that pays an invoice, or that was given back as money. */
export interface CreditPair {
  lineNumber: number;
  creditId: string;
  invoiceId: string | null;
  refundId: string | null;
  amount: string;
}

/** What credits pay in one step without money changing hands; the refund of a credit is one, by the id of the refund. */
export interface CreditUseRecord {
  id: string;
  direction: InvoiceDirection;
  customerId: string | null;
  contractorId: string | null;
  usedOn: string;
  currency: string;
  voided: boolean;
  pairs: CreditPair[];
}

/** What a credit pays, in its currency. */
export interface CreditUse {
  id: string;
  invoiceId: string;
  amount: string;
  appliedOn: string;
}

/** A credit note to a customer, or a contractor's credit to us. `subtotal - discountAmount + taxAmount = total`. */
export interface CreditView {
  id: string;
  number: string;
  direction: InvoiceDirection;
  status: CreditStatus;
  customerId: string | null;
  contractorId: string | null;
  invoiceId: string | null;
  creditDate: string;
  currency: string;
  exchangeRate: string | null;
  subtotal: string;
  discountAmount: string;
  taxAmount: string;
  total: string;
  /** What is neither applied nor refunded. */
  balance: string;
  taxBreakdown: TaxPart[];
  reason: string;
  createdBy: string | null;
  version: number;
  createdAt: string;
  updatedAt: string;
  lines: CreditLine[];
  applications: CreditUse[];
}

export interface CreditWish {
  lineNumber: number;
  /** Left out: all of the line that is not credited yet. */
  quantity?: string;
  /** Instead of a quantity: an amount before tax. */
  amount?: string;
}

type Earlier = Pick<CreditLine, 'invoiceLineNumber' | 'quantity' | 'unitPrice' | 'amount'>;
type CreditInput = LineInput & { invoiceLineNumber: number | null };
type CreditedLine = CreditInput & Required<Pick<LineInput, 'quantity' | 'unitPrice'>>;

/**
 * The lines that give back lines of an invoice; left out: all of it. A part of the invoice's discount comes back with
 * them. Throws `INVOICING.CREDIT_LINE` for a line that is named twice, and for more of one than it bills and earlier
 * credits left, be it a quantity or an amount.
 */
export function creditedLines(
  invoice: Pick<InvoiceView, 'number' | 'status' | 'lines' | 'subtotal' | 'discountAmount'>,
  wishes: readonly CreditWish[] | undefined,
  earlier: readonly Earlier[],
): CreditInput[] {
  if (!LIVE_STATUSES.includes(invoice.status)) throw notLive(invoice);
  if (!wishes && earlier.length === 0) return invoice.lines.map((line) => copyOf(line, line.quantity));
  const charges = invoice.lines.filter((line) => line.kind === 'item' || line.kind === 'account');
  const wanted: readonly CreditWish[] = wishes ?? charges.map(({ lineNumber }) => ({ lineNumber }));
  const twice = wanted.findIndex(
    ({ lineNumber }, index) => wanted.findIndex((one) => one.lineNumber === lineNumber) < index,
  );
  if (twice >= 0)
    throw refuse(
      `Line ${wanted[twice]?.lineNumber} is named twice.`,
      `lines.${twice}.lineNumber`,
      'Name it once.',
    );
  const lines = wanted.flatMap((wish, index): CreditedLine[] => {
    const line = charges.find(({ lineNumber }) => lineNumber === wish.lineNumber);
    if (!line)
      throw refuse(
        `Invoice ${invoice.number} has no line ${wish.lineNumber} to credit.`,
        `lines.${index}.lineNumber`,
      );
    const before = earlier.filter((one) => one.invoiceLineNumber === wish.lineNumber);
    return wish.amount === undefined
      ? byQuantity(invoice.number, line, before, { wanted: wish.quantity, index })
      : [byAmount(invoice.number, line, before, { wanted: wish.amount, index })];
  });
  if (lines.length === 0) throw refuse(`Everything on ${invoice.number} is credited already.`, 'lines');
  return [...lines, ...shareOfDiscount(invoice, lines)];
}

interface Asked<T> {
  wanted: T;
  /** Which of the lines that were asked for it is. */
  index: number;
}

function byQuantity(
  number: string,
  line: InvoiceLineRecord,
  before: readonly Earlier[],
  { wanted, index }: Asked<string | undefined>,
): CreditedLine[] {
  const left = Money.of(line.quantity).minus(Money.sum(before.map((one) => creditedQuantity(one, line))));
  const quantity = Money.of(wanted ?? left);
  if (!isPartOf(quantity, left))
    throw refuse(
      `Line ${line.lineNumber} of ${number} has ${left} left to credit, so ${quantity} cannot be credited.`,
      `lines.${index}.quantity`,
    );
  return quantity.isZero() ? [] : [copyOf(line, quantity.toString())];
}

function byAmount(
  number: string,
  line: InvoiceLineRecord,
  before: readonly Earlier[],
  { wanted, index }: Asked<string>,
): CreditedLine {
  const left = Money.of(line.amount).minus(Money.sum(before.map(({ amount }) => amount)));
  if (!isPartOf(Money.of(wanted), left))
    throw refuse(
      `Line ${line.lineNumber} of ${number} has ${left.toFixed()} left to credit, so ${Money.of(wanted).toFixed()} cannot be credited.`,
      `lines.${index}.amount`,
    );
  return { ...copyOf(line, '0'), quantity: '1', unitPrice: wanted, jobLineNumber: null };
}

/** Of a line below zero, such as a deduction, a part is below zero too. */
function isPartOf(part: Money, whole: Money): boolean {
  return whole.isNegative()
    ? part.compare('0') <= 0 && part.compare(whole) >= 0
    : part.compare('0') >= 0 && part.compare(whole) <= 0;
}

/** A credit over an amount gives back as much of the quantity as that amount is worth. */
function creditedQuantity(earlier: Earlier, line: InvoiceLineRecord): Money {
  if (Money.of(earlier.unitPrice).equals(line.unitPrice)) return Money.of(earlier.quantity);
  if (Money.of(line.unitPrice).isZero()) return Money.zero;
  return Money.of(earlier.amount).dividedBy(line.unitPrice).rounded(6);
}

function copyOf(line: InvoiceLineRecord, quantity: string): CreditedLine {
  const { kind, itemId, accountId, description, unitPrice, taxCodeId, jobId, jobLineNumber } = line;
  const amount = kind === 'discount' ? line.amount : undefined;
  return {
    ...{ kind, itemId, accountId, description, unitPrice, taxCodeId, jobId, jobLineNumber, quantity, amount },
    invoiceLineNumber: line.lineNumber,
  };
}

function shareOfDiscount(
  { subtotal, discountAmount }: Pick<InvoiceView, 'subtotal' | 'discountAmount'>,
  lines: readonly CreditedLine[],
): CreditInput[] {
  if (Money.of(discountAmount).isZero()) return [];
  const credited = Money.sum(
    lines.map(({ quantity, unitPrice }) => Money.of(quantity).times(unitPrice).toCents()),
  );
  const share = credited.times(discountAmount).dividedBy(subtotal).toCents();
  if (share.isZero()) return [];
  return [{ kind: 'discount', description: 'Discount', amount: share.toFixed(), invoiceLineNumber: null }];
}

function notLive({ number, status }: Pick<InvoiceView, 'number' | 'status'>): DomainError {
  return DomainError.conflict(
    'INVOICING.NOT_CREDITABLE',
    `Invoice ${number} is ${status.replaceAll('_', ' ')}, so there is nothing to credit.`,
    { fix: 'A draft is changed or voided instead.' },
  );
}

function refuse(
  message: string,
  field: string,
  fix = 'Credit no more than the line bills and earlier credits left.',
): DomainError {
  return DomainError.conflict('INVOICING.CREDIT_LINE', message, { field, fix });
}
