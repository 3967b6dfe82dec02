import { Injectable } from '@nestjs/common';
import { Money } from '#kernel';
import { Database, decodeCursor, type Page, type Prisma, requireScope, toPage } from '#platform';
import type { PaymentDirection, PaymentRecord, PaymentStatus, PaymentView } from './domain/payment.js';
import { toDate, toDay } from './invoice-rows.repository.js';

export interface PaymentFilter {
  limit: number;
  cursor?: string;
  direction?: PaymentDirection;
  status?: PaymentStatus;
  customerId?: string;
  contractorId?: string;
  invoiceId?: string;
}

const WITH_LINES = { allocations: { orderBy: { lineNumber: 'asc' } } } as const;
type Row = Prisma.PaymentGetPayload<{ include: typeof WITH_LINES }>;

/** Owns `payments` and `payment_allocations`. */
@Injectable()
export class PaymentsRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<PaymentView | undefined> {
    const row = await this.database.prisma.payment.findFirst({ where: { id }, include: WITH_LINES });
    return row ? toPayment(row) : undefined;
  }

  /** The payment, held until the unit of work ends. */
  async lock(id: string): Promise<PaymentView | undefined> {
    await this.database.rows('SELECT id FROM payments WHERE id = $1 FOR UPDATE', [id]);
    return this.find(id);
  }

  async create({ lines, ...payment }: PaymentRecord): Promise<void> {
    const { organizationId } = requireScope();
    await this.database.prisma.payment.create({
      data: { ...payment, organizationId, paymentDate: toDate(payment.paymentDate) },
    });
    await this.database.prisma.paymentAllocation.createMany({
      data: lines.map((line) => ({ ...line, organizationId, paymentId: payment.id })),
    });
  }

  /** The allocations stay as history: a void payment's lines count for nothing. */
  setStatus(id: string, status: PaymentStatus): Promise<PaymentView> {
    return this.change(id, { status });
  }

  private async change(
    id: string,
    changes: { status?: PaymentStatus; unappliedAmount?: string },
  ): Promise<PaymentView> {
    const { organizationId } = requireScope();
    const row = await this.database.prisma.payment.update({
      where: { organizationId_id: { organizationId, id } },
      data: { ...changes, version: { increment: 1 }, updatedAt: new Date() },
      include: WITH_LINES,
    });
    return toPayment(row);
  }

  /** More of an invoice that is paid already is one allocation, as the books keep it. */
  async addAllocations(
    { id, lines }: PaymentView,
    added: readonly { invoiceId: string; amount: string }[],
    unappliedAmount: string,
  ): Promise<PaymentView> {
    const numberOf = new Map(lines.map(({ invoiceId, lineNumber }) => [invoiceId, lineNumber]));
    let next = Math.max(0, ...numberOf.values());
    const more = [...Map.groupBy(added, ({ invoiceId }) => invoiceId)].map(([invoiceId, parts]) => ({
      ...{ invoiceId, lineNumber: numberOf.get(invoiceId) ?? ++next },
      amount: Money.sum(parts.map(({ amount }) => amount)).toString(),
    }));
    await this.database.rows(
      `INSERT INTO payment_allocations AS a (organization_id, payment_id, line_number, invoice_id, amount)
       SELECT current_organization(), $1, n.* FROM unnest($2::int[], $3::uuid[], $4::numeric[]) AS n
       ON CONFLICT (organization_id, payment_id, line_number) DO UPDATE SET amount = a.amount + excluded.amount`,
      [
        id,
        more.map(({ lineNumber }) => lineNumber),
        more.map(({ invoiceId }) => invoiceId),
        more.map(({ amount }) => amount),
      ],
    );
    return this.change(id, { unappliedAmount });
  }

  async moveRefunded(id: string, amount: string): Promise<void> {
    await this.database.rows(
      `UPDATE payments SET refunded_amount = refunded_amount + $2::numeric,
         unapplied_amount = unapplied_amount - $2::numeric, version = version + 1, updated_at = now() WHERE id = $1`,
      [id, amount],
    );
  }

  async list(filter: PaymentFilter): Promise<Page<PaymentView>> {
    const rows = await this.database.prisma.payment.findMany({
      where: { AND: [filtered(filter), ...(filter.cursor ? [after(filter.cursor)] : [])] },
      orderBy: [{ paymentDate: 'desc' }, { id: 'desc' }],
      take: filter.limit + 1,
      include: WITH_LINES,
    });
    return toPage(rows, filter.limit, (row) => [toDay(row.paymentDate), row.id], toPayment);
  }
}

function filtered({
  direction,
  status,
  customerId,
  contractorId,
  invoiceId,
}: PaymentFilter): Prisma.PaymentWhereInput {
  return {
    direction,
    status,
    customerId,
    contractorId,
    ...(invoiceId && { allocations: { some: { invoiceId } } }),
  };
}

function after(cursor: string): Prisma.PaymentWhereInput {
  const [day, id] = decodeCursor(cursor, 'day', 'id').map(String);
  const paymentDate = toDate(day ?? '');
  return { OR: [{ paymentDate: { lt: paymentDate } }, { paymentDate, id: { lt: id } }] };
}

function toPayment(row: Row): PaymentView {
  const { organizationId: _tenant, allocations, ...fields } = row;
  return {
    ...fields,
    direction: fields.direction as PaymentDirection,
    status: fields.status as PaymentStatus,
    paymentDate: toDay(fields.paymentDate),
    amount: fields.amount.toFixed(),
    unappliedAmount: fields.unappliedAmount.toFixed(),
    refundedAmount: fields.refundedAmount.toFixed(),
    exchangeRate: fields.exchangeRate?.toFixed() ?? null,
    createdAt: fields.createdAt.toISOString(),
    updatedAt: fields.updatedAt.toISOString(),
    lines: allocations.map(({ lineNumber, invoiceId, amount }) => ({
      lineNumber,
      invoiceId,
      amount: amount.toFixed(),
    })),
  };
}
