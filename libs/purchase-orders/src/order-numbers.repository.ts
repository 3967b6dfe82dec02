import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { PurchaseOrderDirection } from './domain/purchase-order.js';

@Injectable()
export class OrderNumbersRepository {
  constructor(private readonly database: Database) {}

  /** The next number of ours. The counter's row stays locked until the commit, so a rollback leaves no gap. */
  async next(counter = 'purchase-order', prefix = 'PO'): Promise<string> {
    const rows = await this.database.rows<{ value: string }>(
      `INSERT INTO counters AS c (organization_id, name, value) VALUES (current_organization(), $1, 1)
       ON CONFLICT (organization_id, name) DO UPDATE SET value = c.value + 1 RETURNING value`,
      [counter],
    );
    return `${prefix}-${String(rows[0]?.value).padStart(6, '0')}`;
  }

  /**
   * The order of this party that has the number already. Makes others who are about to write the same one wait
   * until this unit of work ends, because imports may hold equal numbers and no unique index can.
   */
  async holder(
    direction: PurchaseOrderDirection,
    partyId: string,
    number: string,
  ): Promise<string | undefined> {
    await this.database.rows(
      `SELECT pg_advisory_xact_lock(hashtextextended('purchase-order' || current_organization()::text || $1 || $2, 0))`,
      [partyId, number],
    );
    const rows = await this.database.rows<{ id: string }>(
      `SELECT id FROM purchase_orders WHERE direction = $1 AND COALESCE(customer_id, contractor_id) = $2
         AND number = $3 AND status <> 'cancelled' LIMIT 1`,
      [direction, partyId, number],
    );
    return rows[0]?.id;
  }

  /** The IANA zone whose calendar the organization keeps. */
  async timezone(): Promise<string> {
    const rows = await this.database.rows<{ timezone: string }>('SELECT timezone FROM organizations');
    return rows[0]?.timezone ?? 'UTC';
  }
}
