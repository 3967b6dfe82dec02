import type { Prisma } from '#platform';
import type { LineEvidence } from './domain/evidence.js';
import type {
  InvoiceKind,
  InvoiceLineRecord,
  InvoiceRecord,
  InvoiceView,
  ProviderTotals,
  TaxPart,
} from './domain/invoice.js';

export const WITH_LINES = {
  lines: { orderBy: { lineNumber: 'asc' } },
  evidence: { where: { releasedAt: null }, orderBy: { sourceId: 'asc' } },
} as const;
type InvoiceRow = Prisma.InvoiceGetPayload<{ include: typeof WITH_LINES }>;
type LineRow = InvoiceRow['lines'][number];
type EvidenceRow = InvoiceRow['evidence'][number];

/** A stored row as the rest of the module sees it: decimals as their shortest text, days without a time. */
export function toInvoice(row: InvoiceRow): InvoiceView {
  const { organizationId: _tenant, lines, evidence, ...fields } = row;
  return {
    ...fields,
    direction: fields.direction as InvoiceView['direction'],
    status: fields.status as InvoiceView['status'],
    invoiceDate: toDay(fields.invoiceDate),
    dueDate: fields.dueDate && toDay(fields.dueDate),
    exchangeRate: fields.exchangeRate?.toFixed() ?? null,
    exchangeRateDate: fields.exchangeRateDate && toDay(fields.exchangeRateDate),
    subtotal: fields.subtotal.toFixed(),
    discountAmount: fields.discountAmount.toFixed(),
    taxAmount: fields.taxAmount.toFixed(),
    total: fields.total.toFixed(),
    balance: fields.balance.toFixed(),
    billingAddress: fields.billingAddress as object | null,
    taxBreakdown: fields.taxBreakdown as unknown as TaxPart[],
    providerTotals: fields.providerTotals as unknown as ProviderTotals | null,
    approvedAt: fields.approvedAt?.toISOString() ?? null,
    createdAt: fields.createdAt.toISOString(),
    updatedAt: fields.updatedAt.toISOString(),
    kind: fields.kind as InvoiceKind,
    holdbackPercent: fields.holdbackPercent?.toFixed() ?? null,
    holdbackReleaseOn: fields.holdbackReleaseOn && toDay(fields.holdbackReleaseOn),
    lines: lines.map((line) =>
      toLine(
        line,
        evidence.filter(({ lineNumber }) => lineNumber === line.lineNumber),
      ),
    ),
  };
}

function toLine(row: LineRow, evidence: readonly EvidenceRow[]): InvoiceLineRecord {
  const { organizationId: _tenant, invoiceId: _invoice, ...fields } = row;
  return {
    ...fields,
    kind: fields.kind as InvoiceLineRecord['kind'],
    quantity: fields.quantity.toFixed(),
    unitPrice: fields.unitPrice.toFixed(),
    amount: fields.amount.toFixed(),
    taxAmount: fields.taxAmount?.toFixed() ?? null,
    serviceDate: fields.serviceDate && toDay(fields.serviceDate),
    role: fields.role as InvoiceLineRecord['role'],
    evidence: evidence.map(toEvidence),
  };
}

function toEvidence({ kind, sourceId, amount, previousAmount, reason }: EvidenceRow): LineEvidence {
  return {
    kind: kind as LineEvidence['kind'],
    sourceId,
    amount: amount?.toFixed() ?? null,
    previousAmount: previousAmount?.toFixed() ?? null,
    reason,
  };
}

export function lineRow(
  organizationId: string,
  invoiceId: string,
  { evidence: _kept, ...line }: InvoiceLineRecord,
) {
  return {
    ...line,
    organizationId,
    invoiceId,
    serviceDate: line.serviceDate ? toDate(line.serviceDate) : null,
  };
}

/** The dates and documents of a change, in the types of the columns; what is not named stays unnamed. */
export function headerRow<
  T extends Partial<InvoiceRecord> & { holdbackReleaseOn?: string | null; exchangeRateDate?: string | null },
>(changes: T) {
  const { invoiceDate, dueDate, billingAddress, holdbackReleaseOn, exchangeRateDate, ...rest } = changes;
  return {
    ...rest,
    ...(invoiceDate !== undefined && { invoiceDate: toDate(invoiceDate) }),
    ...(dueDate !== undefined && { dueDate: dueDate && toDate(dueDate) }),
    ...(exchangeRateDate !== undefined && { exchangeRateDate: exchangeRateDate && toDate(exchangeRateDate) }),
    ...(holdbackReleaseOn !== undefined && {
      holdbackReleaseOn: holdbackReleaseOn && toDate(holdbackReleaseOn),
    }),
    ...(billingAddress !== undefined &&
      billingAddress !== null && { billingAddress: billingAddress as Prisma.InputJsonObject }),
  };
}

export function toDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

export function toDate(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'P2002';
}
