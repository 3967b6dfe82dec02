import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, type Page, type Prisma, toPage } from '#platform';
import type { DueDays } from './domain/age.js';
import type { InvoiceView } from './domain/invoice.js';
import type { InvoiceFilter, InvoiceSummary, SimilarInvoice } from './domain/invoice-queries.js';
import { LIVE_STATUSES } from './domain/invoice-states.js';
import { toDate, toDay } from './invoice-rows.repository.js';

const SHOWN = {
  id: true,
  number: true,
  direction: true,
  status: true,
  customerId: true,
  contractorId: true,
  jobId: true,
  invoiceDate: true,
  dueDate: true,
  currency: true,
  taxAmount: true,
  total: true,
  balance: true,
  source: true,
  createdBy: true,
  version: true,
} as const;
type Row = Prisma.InvoiceGetPayload<{ select: typeof SHOWN }>;

/** Reads of many invoices at once. */
@Injectable()
export class InvoiceListRepository {
  constructor(private readonly database: Database) {}

  async list(filter: InvoiceFilter): Promise<Page<InvoiceSummary>> {
    const rows = await this.database.prisma.invoice.findMany({
      select: SHOWN,
      where: { AND: [filtered(filter), ...(filter.cursor ? [after(filter.cursor)] : [])] },
      orderBy: [{ invoiceDate: 'desc' }, { id: 'desc' }],
      take: filter.limit + 1,
    });
    return toPage(rows, filter.limit, (row) => [toDay(row.invoiceDate), row.id], summaryOf);
  }

  /** One statement for all reasons; an invoice that matches for several is answered once for each. */
  async similarTo(invoice: InvoiceView): Promise<SimilarInvoice[]> {
    const jobLines = invoice.lines.filter((line) => line.jobId !== null && line.jobLineNumber !== null);
    const times = invoice.lines.flatMap((line) => (line.timeEntryId ? [line.timeEntryId] : []));
    return this.database.rows<SimilarInvoice>(SIMILAR, [
      invoice.id,
      invoice.direction,
      invoice.number,
      invoice.customerId,
      invoice.contractorId,
      jobLines.map((line) => line.jobId),
      jobLines.map((line) => line.jobLineNumber),
      times,
      invoice.total,
      invoice.invoiceDate,
    ]);
  }
}

const SIMILAR = `
WITH others AS (
  SELECT * FROM invoices
  WHERE id <> $1 AND direction = $2 AND status <> 'void'
    AND customer_id IS NOT DISTINCT FROM $4::uuid AND contractor_id IS NOT DISTINCT FROM $5::uuid)
SELECT id, number, status, 'number' AS because, NULL::int AS "jobLineNumber", NULL::uuid AS "timeEntryId", NULL AS quantity
  FROM others WHERE lower(trim(number)) = lower(trim($3))
UNION ALL
SELECT id, number, status, 'amount', NULL, NULL, NULL
  FROM others WHERE total = $9::numeric AND total <> 0 AND invoice_date = $10::date AND lower(trim(number)) <> lower(trim($3))
UNION ALL
SELECT i.id, i.number, i.status, 'job_line', l.job_line_number, NULL, trim_scale(l.quantity)::text
  FROM unnest($6::uuid[], $7::int[]) AS mine(job_id, job_line_number)
  JOIN invoice_lines l ON l.job_id = mine.job_id AND l.job_line_number = mine.job_line_number
  JOIN invoices i ON i.id = l.invoice_id AND i.id <> $1 AND i.direction = $2 AND i.status <> 'void'
UNION ALL
SELECT i.id, i.number, i.status, 'time_entry', NULL, l.time_entry_id, NULL
  FROM invoice_lines l JOIN invoices i ON i.id = l.invoice_id AND i.id <> $1 AND i.direction = $2 AND i.status <> 'void'
  WHERE l.time_entry_id = ANY($8::uuid[])`;

function filtered(filter: InvoiceFilter): Prisma.InvoiceWhereInput {
  const { status, direction, customerId, contractorId, jobId, purchaseOrderId, currency, number } = filter;
  const { overdueOn, owed, dueOn, search } = filter;
  const fields = { status, direction, customerId, contractorId, jobId, purchaseOrderId, currency };
  const byNumber = number ? numbered(number) : {};
  const conditions = [
    ...(overdueOn ? [{ dueDate: { lt: toDate(overdueOn) } }] : []),
    ...(overdueOn || owed ? [OWED] : []),
    ...(dueOn ? [due(dueOn)] : []),
    ...(search ? [found(search)] : []),
  ];
  return { ...fields, ...byNumber, AND: conditions };
}

const numbered = (text: string): Prisma.InvoiceWhereInput => ({
  number: { contains: text.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' },
});

function found({ number, parties }: NonNullable<InvoiceFilter['search']>): Prisma.InvoiceWhereInput {
  const { customers, contractors } = parties;
  return {
    OR: [
      numbered(number),
      { customerId: { in: [...customers] } },
      { contractorId: { in: [...contractors] } },
    ],
  };
}

/** Approved, with something left to pay. */
const OWED = { balance: { gt: 0 }, status: { in: [...LIVE_STATUSES] } };

function due({ from, to, orNever }: DueDays): Prisma.InvoiceWhereInput {
  const within = { dueDate: { gte: from && toDate(from), lte: to && toDate(to) } };
  return orNever ? { OR: [within, { dueDate: null }] } : within;
}

function after(cursor: string): Prisma.InvoiceWhereInput {
  const [day, id] = decodeCursor(cursor, 'day', 'id').map(String);
  const invoiceDate = toDate(day ?? '');
  return { OR: [{ invoiceDate: { lt: invoiceDate } }, { invoiceDate, id: { lt: id } }] };
}

function summaryOf(row: Row): InvoiceSummary {
  return {
    ...row,
    direction: row.direction as InvoiceSummary['direction'],
    status: row.status as InvoiceSummary['status'],
    invoiceDate: toDay(row.invoiceDate),
    dueDate: row.dueDate && toDay(row.dueDate),
    taxAmount: row.taxAmount.toFixed(),
    total: row.total.toFixed(),
    balance: row.balance.toFixed(),
  };
}
