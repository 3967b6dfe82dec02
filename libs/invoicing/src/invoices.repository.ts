import { Injectable } from '@nestjs/common';
import { Database, type Prisma, requireScope } from '#platform';
import type { BalanceChange } from './domain/allocations.js';
import type {
  InvoiceKind,
  InvoiceLineRecord,
  InvoiceRecord,
  InvoiceView,
  ProviderTotals,
  TaxPart,
} from './domain/invoice.js';
import { numberTaken } from './domain/invoicing-errors.js';
import { headerRow, isUniqueViolation, lineRow, toInvoice, WITH_LINES } from './invoice-rows.repository.js';

export interface NewInvoice extends InvoiceRecord {
  kind?: InvoiceKind;
  holdbackPercent?: string | null;
  holdbackReleaseOn?: string | null;
  exchangeRateDate?: string | null;
  replacesId?: string | null;
  orderOverrideReason?: string | null;
  taxBreakdown: TaxPart[];
  createdBy: string | null;
}

type Editable = Omit<InvoiceRecord, 'id' | 'lines' | 'direction' | 'source'>;

export interface InvoiceChanges extends Partial<Editable> {
  orderOverrideReason?: string | null;
  holdbackPercent?: string | null;
  holdbackReleaseOn?: string | null;
  exchangeRateDate?: string | null;
  taxBreakdown?: TaxPart[];
  rejectionReason?: string | null;
  approvedAt?: Date | null;
  approvedBy?: string | null;
}

/** Owns `invoices` and `invoice_lines`. */
@Injectable()
export class InvoicesRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<InvoiceView | undefined> {
    const row = await this.database.prisma.invoice.findFirst({ where: { id }, include: WITH_LINES });
    return row ? toInvoice(row) : undefined;
  }

  /** Reads invoices and holds them until the unit of work ends; in id order, so that two callers cannot deadlock. */
  async lock(ids: readonly string[]): Promise<InvoiceView[]> {
    await this.database.rows('SELECT id FROM invoices WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE', [
      [...ids],
    ]);
    const rows = await this.database.prisma.invoice.findMany({
      where: { id: { in: [...ids] } },
      include: WITH_LINES,
      orderBy: { id: 'asc' },
    });
    return rows.map(toInvoice);
  }

  async ofJob(jobId: string): Promise<InvoiceView[]> {
    const rows = await this.database.prisma.invoice.findMany({
      where: { OR: [{ jobId }, { lines: { some: { jobId } } }] },
      include: WITH_LINES,
      orderBy: [{ invoiceDate: 'asc' }, { id: 'asc' }],
    });
    return rows.map(toInvoice);
  }

  async create({ lines, taxBreakdown, ...invoice }: NewInvoice): Promise<void> {
    const { organizationId } = requireScope();
    const data = {
      ...headerRow(invoice),
      organizationId,
      taxBreakdown: taxBreakdown as unknown as Prisma.InputJsonArray,
    };
    try {
      await this.database.prisma.invoice.create({ data: data as Prisma.InvoiceUncheckedCreateInput });
    } catch (error) {
      if (isUniqueViolation(error)) throw numberTaken(invoice.number);
      throw error;
    }
    await this.createLines(invoice.id, lines);
  }

  /** Counts as a change: the version grows by one. */
  async update(id: string, changes: InvoiceChanges): Promise<InvoiceView> {
    const { organizationId } = requireScope();
    const row = await this.database.prisma.invoice.update({
      where: { organizationId_id: { organizationId, id } },
      data: {
        ...(headerRow(changes) as Prisma.InvoiceUncheckedUpdateInput),
        version: { increment: 1 },
        updatedAt: new Date(),
      },
      include: WITH_LINES,
    });
    return toInvoice(row);
  }

  /** New balances and states of many invoices in one statement; each counts as a change. */
  async moveBalances(changes: readonly BalanceChange[]): Promise<void> {
    if (changes.length === 0) return;
    await this.database.rows(
      `UPDATE invoices AS i SET balance = n.balance, status = n.status, version = i.version + 1, updated_at = now()
       FROM unnest($1::uuid[], $2::numeric[], $3::text[]) AS n(id, balance, status) WHERE i.id = n.id`,
      [
        changes.map((change) => change.invoiceId),
        changes.map((change) => change.balance),
        changes.map((change) => change.status),
      ],
    );
  }

  /** Beside the document, not a change of it: the version stays. */
  async keepProviderTotals(id: string, totals: ProviderTotals): Promise<InvoiceView> {
    const { organizationId } = requireScope();
    const row = await this.database.prisma.invoice.update({
      where: { organizationId_id: { organizationId, id } },
      data: { providerTotals: { ...totals } },
      include: WITH_LINES,
    });
    return toInvoice(row);
  }

  async replaceLines(id: string, lines: readonly InvoiceLineRecord[]): Promise<void> {
    await this.database.prisma.invoiceLine.deleteMany({ where: { invoiceId: id } });
    await this.createLines(id, lines);
  }

  private async createLines(invoiceId: string, lines: readonly InvoiceLineRecord[]): Promise<void> {
    const { organizationId } = requireScope();
    await this.database.prisma.invoiceLine.createMany({
      data: lines.map((line) => lineRow(organizationId, invoiceId, line)),
    });
  }
}
