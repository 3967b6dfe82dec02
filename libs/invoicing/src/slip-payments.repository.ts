import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { YearPaid } from './domain/slips/slip.js';

/** What was paid to whom, for the year's slips. */
@Injectable()
export class SlipPaymentsRepository {
  constructor(private readonly database: Database) {}

  /**
   * Payments of a calendar year by contractor, at the rates of the payments, in one statement. The tax of a bill goes with
   * the part of it that a payment paid; what is not allocated yet has no tax that is known.
   */
  ofYear(year: number): Promise<YearPaid[]> {
    return this.database.rows<YearPaid>(
      `SELECT p.contractor_id AS "contractorId",
              trim_scale(sum(p.amount * coalesce(p.exchange_rate, 1)))::text AS paid,
              round(sum((p.amount - coalesce(t.tax, 0)) * coalesce(p.exchange_rate, 1)), 8)::text AS "beforeTax"
       FROM payments p
       LEFT JOIN LATERAL (
         SELECT sum(a.amount * i.tax_amount / NULLIF(i.total, 0)) AS tax
         FROM payment_allocations a JOIN invoices i ON i.organization_id = a.organization_id AND i.id = a.invoice_id
         WHERE a.organization_id = p.organization_id AND a.payment_id = p.id
       ) t ON true
       WHERE p.direction = 'paid' AND p.status <> 'void' AND p.contractor_id IS NOT NULL
         AND p.payment_date BETWEEN make_date($1, 1, 1) AND make_date($1, 12, 31)
       GROUP BY p.contractor_id ORDER BY p.contractor_id`,
      [year],
    );
  }
}
