import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Database, decodeCursor, type Page, type Prisma, requireScope, toPage } from '#platform';
import type { CreditLine, CreditStatus, CreditView } from './domain/credit.js';
import type { InvoiceDirection, InvoiceLineKind, TaxPart } from './domain/invoice.js';
import { numberTaken } from './domain/invoicing-errors.js';
import { isUniqueViolation, toDate, toDay } from './invoice-rows.repository.js';

export interface CreditFilter {
  limit: number;
  cursor?: string;
  status?: CreditStatus;
  direction?: InvoiceDirection;
  customerId?: string;
  contractorId?: string;
  invoiceId?: string;
}

const WITH_LINES = {
  lines: { orderBy: { lineNumber: 'asc' } },
  applications: { where: { revertedAt: null }, orderBy: { id: 'asc' } },
} as const;
type Row = Prisma.CreditGetPayload<{ include: typeof WITH_LINES }>;
export type NewCredit = Omit<CreditView, 'version' | 'createdAt' | 'updatedAt' | 'applications'>;

/** Owns `credits`, `credit_lines` and `credit_applications`. */
@Injectable()
export class CreditsRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<CreditView | undefined> {
    const row = await this.database.prisma.credit.findFirst({ where: { id }, include: WITH_LINES });
    return row ? toCredit(row) : undefined;
  }

  /** The credit, held until the unit of work ends. */
  async lock(id: string): Promise<CreditView | undefined> {
    await this.database.rows('SELECT id FROM credits WHERE id = $1 FOR UPDATE', [id]);
    return this.find(id);
  }

  /** Credits against an invoice that are not void. */
  async ofInvoice(invoiceId: string): Promise<CreditView[]> {
    const where = { invoiceId, status: { not: 'void' } };
    const rows = await this.database.prisma.credit.findMany({ where, include: WITH_LINES });
    return rows.map(toCredit);
  }

  /** Credits against an invoice or used on it, void ones too. */
  async concerning(invoiceId: string, limit: number): Promise<CreditView[]> {
    const rows = await this.database.prisma.credit.findMany({
      where: { OR: [{ invoiceId }, { applications: { some: { invoiceId } } }] },
      orderBy: { id: 'desc' },
      take: limit,
      include: WITH_LINES,
    });
    return rows.map(toCredit);
  }

  /** Which of these credit an invoice that is void by now. */
  async ofVoidInvoices(creditIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.rows<{ id: string }>(
      `SELECT c.id FROM credits c JOIN invoices i ON i.organization_id = c.organization_id AND i.id = c.invoice_id
       WHERE c.id = ANY($1::uuid[]) AND i.status = 'void'`,
      [creditIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async create({ lines, creditDate, taxBreakdown, ...credit }: NewCredit): Promise<void> {
    const { organizationId } = requireScope();
    const breakdown = taxBreakdown as unknown as Prisma.InputJsonArray;
    const dated = { creditDate: toDate(creditDate), taxBreakdown: breakdown };
    try {
      await this.database.prisma.credit.create({ data: { ...credit, ...dated, organizationId } });
    } catch (error) {
      if (isUniqueViolation(error)) throw numberTaken(credit.number);
      throw error;
    }
    await this.database.prisma.creditLine.createMany({
      data: lines.map((line) => ({ ...line, organizationId, creditId: credit.id })),
    });
  }

  async update(id: string, changes: { status: CreditStatus; balance: string }): Promise<CreditView> {
    const { organizationId } = requireScope();
    const row = await this.database.prisma.credit.update({
      where: { organizationId_id: { organizationId, id } },
      data: { ...changes, version: { increment: 1 }, updatedAt: new Date() },
      include: WITH_LINES,
    });
    return toCredit(row);
  }

  /** Answers the id of each use. */
  async addApplications(
    creditId: string,
    appliedOn: string,
    uses: readonly { invoiceId: string; amount: string }[],
  ): Promise<string[]> {
    const { organizationId } = requireScope();
    const own = { organizationId, creditId, appliedOn: toDate(appliedOn) };
    const rows = uses.map(({ invoiceId, amount }) => ({ id: newId(), invoiceId, amount }));
    await this.database.prisma.creditApplication.createMany({
      data: rows.map((row) => ({ ...own, ...row, useId: row.id })),
    });
    return rows.map(({ id }) => id);
  }

  /** Answers the ids of the uses that count no more. */
  async revertApplications(creditIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.rows<{ useId: string }>(
      `UPDATE credit_applications SET reverted_at = now() WHERE credit_id = ANY($1::uuid[]) AND reverted_at IS NULL
       RETURNING use_id AS "useId"`,
      [creditIds],
    );
    return [...new Set(rows.map(({ useId }) => useId))];
  }

  async list({ limit, cursor, ...filter }: CreditFilter): Promise<Page<CreditView>> {
    const rows = await this.database.prisma.credit.findMany({
      where: { AND: [filter, ...(cursor ? [after(cursor)] : [])] },
      orderBy: [{ creditDate: 'desc' }, { id: 'desc' }],
      take: limit + 1,
      include: WITH_LINES,
    });
    return toPage(rows, limit, (row) => [toDay(row.creditDate), row.id], toCredit);
  }
}

function after(cursor: string): Prisma.CreditWhereInput {
  const [day, id] = decodeCursor(cursor, 'day', 'id').map(String);
  const creditDate = toDate(day ?? '');
  return { OR: [{ creditDate: { lt: creditDate } }, { creditDate, id: { lt: id } }] };
}

function toCredit(row: Row): CreditView {
  const { organizationId: _tenant, source: _source, lines, applications, ...fields } = row;
  return {
    ...fields,
    direction: fields.direction as InvoiceDirection,
    status: fields.status as CreditStatus,
    creditDate: toDay(fields.creditDate),
    exchangeRate: fields.exchangeRate?.toFixed() ?? null,
    subtotal: fields.subtotal.toFixed(),
    discountAmount: fields.discountAmount.toFixed(),
    taxAmount: fields.taxAmount.toFixed(),
    total: fields.total.toFixed(),
    balance: fields.balance.toFixed(),
    taxBreakdown: fields.taxBreakdown as unknown as TaxPart[],
    createdAt: fields.createdAt.toISOString(),
    updatedAt: fields.updatedAt.toISOString(),
    lines: lines.map(toLine),
    applications: applications.map(({ id, invoiceId, amount, appliedOn }) => ({
      ...{ id, invoiceId, amount: amount.toFixed(), appliedOn: toDay(appliedOn) },
    })),
  };
}

function toLine({ organizationId: _tenant, creditId: _credit, ...line }: Row['lines'][number]): CreditLine {
  return {
    ...line,
    kind: line.kind as InvoiceLineKind,
    quantity: line.quantity.toFixed(),
    unitPrice: line.unitPrice.toFixed(),
    amount: line.amount.toFixed(),
    taxAmount: line.taxAmount?.toFixed() ?? null,
  };
}
