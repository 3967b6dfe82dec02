import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, type Page, type Prisma, requireScope, toPage } from '#platform';
import type { RefundStatus, RefundView } from './domain/refund.js';
import { toDate, toDay } from './invoice-rows.repository.js';

export interface RefundFilter {
  limit: number;
  cursor?: string;
  paymentId?: string;
  creditId?: string;
  customerId?: string;
  contractorId?: string;
}

type Row = Prisma.RefundGetPayload<object>;
export type NewRefund = Omit<RefundView, 'version' | 'createdAt' | 'updatedAt'>;

/** Owns `refunds`. */
@Injectable()
export class RefundsRepository {
  constructor(private readonly database: Database) {}

  async create({ refundDate, ...refund }: NewRefund): Promise<void> {
    const { organizationId } = requireScope();
    await this.database.prisma.refund.create({
      data: { ...refund, organizationId, refundDate: toDate(refundDate) },
    });
  }

  async find(id: string): Promise<RefundView | undefined> {
    const row = await this.database.prisma.refund.findFirst({ where: { id } });
    return row ? toRefund(row) : undefined;
  }

  /** The refund, held until the unit of work ends. */
  async lock(id: string): Promise<RefundView | undefined> {
    await this.database.rows('SELECT id FROM refunds WHERE id = $1 FOR UPDATE', [id]);
    return this.find(id);
  }

  async setStatus(id: string, status: RefundStatus): Promise<void> {
    const data = { status, version: { increment: 1 }, updatedAt: new Date() };
    await this.database.prisma.refund.updateMany({ where: { id }, data });
  }

  /** What of each payment was given back and not taken back, by payment. */
  async ofPayments(
    paymentIds: readonly string[],
  ): Promise<Map<string, { lineNumber: number; refundId: string; amount: string }[]>> {
    const rows = await this.database.rows<{ paymentId: string; refundId: string; amount: string }>(
      `SELECT payment_id AS "paymentId", id AS "refundId", trim_scale(amount)::text AS amount FROM refunds
       WHERE payment_id = ANY($1::uuid[]) AND status = 'recorded' ORDER BY id`,
      [paymentIds],
    );
    const found = Map.groupBy(rows, ({ paymentId }) => paymentId);
    return new Map(
      [...found].map(([paymentId, refunds]) => [
        paymentId,
        refunds.map(({ refundId, amount }, index) => ({ lineNumber: index + 1, refundId, amount })),
      ]),
    );
  }

  /** What was refunded and not taken back. `except`: but for this refund. */
  async refunded({
    except,
    ...source
  }: {
    creditId?: string;
    paymentId?: string;
    except?: string;
  }): Promise<string> {
    const sum = await this.database.prisma.refund.aggregate({
      where: { ...source, ...(except && { id: { not: except } }), status: 'recorded' },
      _sum: { amount: true },
    });
    return sum._sum.amount?.toFixed() ?? '0';
  }

  async list({ limit, cursor, ...filter }: RefundFilter): Promise<Page<RefundView>> {
    const rows = await this.database.prisma.refund.findMany({
      where: { AND: [filter, ...(cursor ? [after(cursor)] : [])] },
      orderBy: [{ refundDate: 'desc' }, { id: 'desc' }],
      take: limit + 1,
    });
    return toPage(rows, limit, (row) => [toDay(row.refundDate), row.id], toRefund);
  }
}

function after(cursor: string): Prisma.RefundWhereInput {
  const [day, id] = decodeCursor(cursor, 'day', 'id').map(String);
  const refundDate = toDate(day ?? '');
  return { OR: [{ refundDate: { lt: refundDate } }, { refundDate, id: { lt: id } }] };
}

function toRefund({ organizationId: _tenant, source: _source, ...row }: Row): RefundView {
  return {
    ...row,
    status: row.status as RefundStatus,
    amount: row.amount.toFixed(),
    refundDate: toDay(row.refundDate),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
