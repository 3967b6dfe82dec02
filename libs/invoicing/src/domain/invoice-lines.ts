import { Money } from '#kernel';
import { discounted, mergedDiscounts, offWhole } from './discounts.js';
import { whole } from './evidence.js';
import type { InvoiceLineKind } from './invoice.js';
import { badAmount, type LineInput, type Priced, type PricedLine } from './line-input.js';

export type { LineInput, PricedLine } from './line-input.js';

/**
 * Numbers the lines and works out their amounts; discounts become one line, as accounting systems keep them.
 * Throws `INVOICING.LINE_AMOUNT` for one that does not add up.
 */
export function priceLines(lines: readonly LineInput[]): PricedLine[] {
  const charged = Money.sum(
    lines.flatMap((line, index) => (isCharge(line) ? chargeOf(line, index + 1).amount : [])),
  );
  const priced = lines.map((line, index) => priceLine(offWhole(line, charged), index + 1));
  return mergedDiscounts(priced);
}

export function numbered(lines: readonly PricedLine[]): PricedLine[] {
  return lines.map((line, index) => ({ ...line, lineNumber: index + 1 }));
}

function isCharge({ kind }: LineInput): boolean {
  return kind === undefined || kind === 'item' || kind === 'account';
}

function priceLine(line: LineInput, lineNumber: number): PricedLine {
  const kind = line.kind ?? (line.itemId || !line.accountId ? 'item' : 'account');
  return {
    lineNumber,
    kind,
    itemId: line.itemId ?? null,
    accountId: line.accountId ?? null,
    description: line.description,
    ...(isCharge(line) ? chargeOf(line, lineNumber) : flatOf(line, kind, lineNumber)),
    taxCodeId: isCharge(line) ? (line.taxCodeId ?? null) : null,
    serviceDate: line.serviceDate ?? null,
    jobId: line.jobId ?? null,
    jobLineNumber: line.jobLineNumber ?? null,
    timeEntryId: line.timeEntryId ?? null,
    role: line.role ?? null,
    purchaseOrderLineNumber: line.purchaseOrderLineNumber ?? null,
    evidence: (line.evidence ?? []).map((one) => ({ ...whole(one.kind, one.sourceId), ...one })),
  };
}

function chargeOf(line: LineInput, lineNumber: number): Priced {
  const charge = fullCharge(line, lineNumber);
  return line.discountPercent ? discounted(charge, line.discountPercent, lineNumber) : charge;
}

function fullCharge({ quantity, unitPrice, amount }: LineInput, lineNumber: number): Priced {
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
