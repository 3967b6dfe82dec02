import { Injectable } from '@nestjs/common';
import { Database, type ImportOptions, TableRecordStore, UnitOfWork } from '#platform';
import type { RefundRecord } from './domain/refund.js';

/** A payment knows how much of it was given back: no more than there was, whatever the books say. */
const COUNT_REFUNDED = `
  UPDATE payments p SET refunded_amount = counted.amount, version = p.version + 1, updated_at = now()
  FROM (
    SELECT o.id, LEAST(o.amount, COALESCE(sum(r.amount) FILTER (WHERE r.status = 'recorded'), 0)) AS amount
    FROM payments o LEFT JOIN refunds r ON r.organization_id = o.organization_id AND r.payment_id = o.id
    WHERE o.id = ANY($1::uuid[]) GROUP BY o.organization_id, o.id
  ) AS counted
  WHERE p.id = counted.id AND p.refunded_amount <> counted.amount`;

/**
 * Refunds in bulk. An import moves no balance: what is left of the payment or credit comes with its own. It publishes
 * no event.
 */
@Injectable()
export class RefundRecords extends TableRecordStore<RefundRecord> {
  constructor(
    private readonly tables: Database,
    unitOfWork: UnitOfWork,
  ) {
    super(tables, unitOfWork, {
      table: 'refunds',
      columns: {
        status: 'text',
        paymentId: 'uuid',
        creditId: 'uuid',
        customerId: 'uuid',
        contractorId: 'uuid',
        amount: 'numeric',
        currency: 'text',
        refundDate: 'date',
        accountId: 'uuid',
        paymentMethodId: 'uuid',
        reference: 'text',
        source: 'text',
      },
    });
  }

  override async importRecords(
    records: readonly RefundRecord[],
    options?: ImportOptions,
  ): Promise<Map<string, number>> {
    const versions = await super.importRecords(records, options);
    const payments = new Set(records.flatMap(({ paymentId }) => paymentId ?? []));
    if (payments.size > 0) await this.tables.rows(COUNT_REFUNDED, [[...payments]]);
    return versions;
  }
}
