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

/**
 * The lines that give back lines of an invoice; left out: all of it. A part of the invoice's discount comes back with
 * them. Throws `INVOICING.CREDIT_LINE` for more than was billed.
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
  const lines = wanted.flatMap((wish, index): CreditInput[] => {
    const line = charges.find(({ lineNumber }) => lineNumber === wish.lineNumber);
    if (!line) throw refuse(`Invoice ${invoice.number} has no line ${wish.lineNumber} to credit.`, index);
    const before = earlier.filter((one) => one.invoiceLineNumber === wish.lineNumber);
    const left = Money.of(line.quantity).minus(Money.sum(before.map((one) => creditedQuantity(one, line))));
    if (wish.amount)
      return [{ ...copyOf(line, '0'), quantity: '1', unitPrice: wish.amount, jobLineNumber: null }];
    const quantity = Money.of(wish.quantity ?? left);
    if (quantity.compare(left) > 0)
      throw refuse(
        `Line ${wish.lineNumber} of ${invoice.number} has ${left} left to credit, so ${quantity} cannot be credited.`,
        index,
      );
    return quantity.isZero() ? [] : [copyOf(line, quantity.toString())];
  });
  if (lines.length === 0) throw refuse(`Everything on ${invoice.number} is credited already.`, 0);
  return [...lines, ...shareOfDiscount(invoice, lines)];
}

/** A credit over an amount gives back as much of the quantity as that amount is worth. */
function creditedQuantity(earlier: Earlier, line: InvoiceLineRecord): Money {
  if (Money.of(earlier.unitPrice).equals(line.unitPrice)) return Money.of(earlier.quantity);
  if (Money.of(line.unitPrice).isZero()) return Money.zero;
  return Money.of(earlier.amount).dividedBy(line.unitPrice).rounded(6);
}

function copyOf(line: InvoiceLineRecord, quantity: string): LineInput & { invoiceLineNumber: number } {
  const { kind, itemId, accountId, description, unitPrice, taxCodeId, jobId, jobLineNumber } = line;
  const amount = kind === 'discount' ? line.amount : undefined;
  return {
    ...{ kind, itemId, accountId, description, unitPrice, taxCodeId, jobId, jobLineNumber, quantity, amount },
    invoiceLineNumber: line.lineNumber,
  };
}

function shareOfDiscount(
  { subtotal, discountAmount }: Pick<InvoiceView, 'subtotal' | 'discountAmount'>,
  lines: readonly LineInput[],
): CreditInput[] {
  if (Money.of(discountAmount).isZero()) return [];
  const credited = Money.sum(
    lines.map((line) =>
      Money.of(line.quantity ?? '1')
        .times(line.unitPrice ?? '0')
        .toCents(),
    ),
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

function refuse(message: string, index: number): DomainError {
  return DomainError.conflict('INVOICING.CREDIT_LINE', message, {
    field: `lines.${index}`,
    fix: 'Credit no more than the line bills and earlier credits left.',
  });
}
