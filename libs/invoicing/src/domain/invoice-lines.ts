import { DomainError, Money } from '#kernel';
import type { InvoiceLineKind, InvoiceLineRecord } from './invoice.js';

/** A line as somebody asks for it: what is left out follows from the rest. */
export interface LineInput {
  kind?: InvoiceLineKind;
  itemId?: string | null;
  accountId?: string | null;
  description: string;
  quantity?: string;
  unitPrice?: string;
  /** Needed for a discount, where its sign does not matter; elsewhere quantity times unit price. */
  amount?: string | null;
  taxCodeId?: string | null;
  serviceDate?: string | null;
  jobId?: string | null;
  jobLineNumber?: number | null;
  timeEntryId?: string | null;
}

export type PricedLine = Omit<InvoiceLineRecord, 'taxAmount'>;

/** Numbers the lines and works out their amounts. Throws `INVOICING.LINE_AMOUNT` for one that does not add up. */
export function priceLines(lines: readonly LineInput[]): PricedLine[] {
  return lines.map((line, index) => priceLine(line, index + 1));
}

function priceLine(line: LineInput, lineNumber: number): PricedLine {
  const kind = line.kind ?? (line.itemId || !line.accountId ? 'item' : 'account');
  const isCharge = kind === 'item' || kind === 'account';
  return {
    lineNumber,
    kind,
    itemId: line.itemId ?? null,
    accountId: line.accountId ?? null,
    description: line.description,
    ...(isCharge ? chargeOf(line, lineNumber) : flatOf(line, kind, lineNumber)),
    taxCodeId: isCharge ? (line.taxCodeId ?? null) : null,
    serviceDate: line.serviceDate ?? null,
    jobId: line.jobId ?? null,
    jobLineNumber: line.jobLineNumber ?? null,
    timeEntryId: line.timeEntryId ?? null,
  };
}

type Priced = Pick<PricedLine, 'quantity' | 'unitPrice' | 'amount'>;

function chargeOf({ quantity, unitPrice, amount }: LineInput, lineNumber: number): Priced {
  const count = quantity ?? '1';
  const price = unitPrice ?? (count === '1' ? amount : null);
  if (!price) throw badAmount(lineNumber, 'needs a unit price');
  const computed = Money.of(count).times(price).toCents();
  if (amount && !computed.equals(amount)) {
    throw badAmount(lineNumber, `says ${amount}, but ${count} × ${price} is ${computed.toFixed()}`);
  }
  return { quantity: count, unitPrice: price, amount: computed.toFixed() };
}

function flatOf({ amount }: LineInput, kind: InvoiceLineKind, lineNumber: number): Priced {
  if (kind === 'note') return { quantity: '0', unitPrice: '0', amount: '0.00' };
  if (!amount || Money.of(amount).isZero()) throw badAmount(lineNumber, 'is a discount of nothing');
  const off = Money.of(amount).isNegative() ? Money.of(amount) : Money.of(amount).negated();
  return { quantity: '1', unitPrice: off.toFixed(), amount: off.toFixed() };
}

function badAmount(lineNumber: number, what: string): DomainError {
  return new DomainError('INVOICING.LINE_AMOUNT', `Line ${lineNumber} ${what}.`, {
    field: `lines.${lineNumber - 1}.amount`,
    fix: 'Give a quantity and a unit price, or an amount alone.',
  });
}
