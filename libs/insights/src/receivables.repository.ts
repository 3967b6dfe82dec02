import { Injectable } from '@nestjs/common';
import { LIVE_STATUSES } from '#invoicing';
import { Database } from '#platform';

/** How long after its due day something is not paid, in days. Without a due day nothing is late. */
export const AGES = ['notDue', 'to30', 'to60', 'to90', 'over90'] as const;
export type Age = (typeof AGES)[number];

/** What is owed in one currency, as decimal text. */
export interface OwedByAge extends Record<Age, string> {
  currency: string;
  total: string;
  invoices: number;
}

export interface DebtorRow extends OwedByAge {
  id: string;
  name: string;
  /** Of the oldest invoice; zero when nothing is late. */
  daysLate: number;
}

const CONDITIONS: Record<Age, string> = {
  notDue: 'late <= 0',
  to30: 'late BETWEEN 1 AND 30',
  to60: 'late BETWEEN 31 AND 60',
  to90: 'late BETWEEN 61 AND 90',
  over90: 'late > 90',
};

const SUMS = AGES.map(
  (age) => `round(COALESCE(sum(o.balance) FILTER (WHERE ${CONDITIONS[age]}), 0), 2)::text AS "${age}"`,
).join(', ');
const OWED = `o.currency, ${SUMS}, round(sum(o.balance), 2)::text AS total, count(*)::int AS invoices`;

/** $1 is today, $2 the statuses of live invoices. */
const OPEN = `
  SELECT customer_id, currency, balance, COALESCE($1::date - due_date, 0) AS late FROM invoices
  WHERE direction = 'receivable' AND status = ANY($2::text[]) AND balance > 0`;

/** What customers owe on live invoices, by how long it is late; amounts of two currencies are never added. */
@Injectable()
export class ReceivablesRepository {
  constructor(private readonly database: Database) {}

  totals(today: string): Promise<OwedByAge[]> {
    return this.database.rows<OwedByAge>(
      `WITH open AS (${OPEN}) SELECT ${OWED} FROM open o GROUP BY o.currency ORDER BY o.currency`,
      [today, LIVE_STATUSES],
    );
  }

  /** A row for each customer and currency, by name, after `after`: name, id and currency. */
  debtors(
    today: string,
    limit: number,
    after?: readonly [name: string, id: string, currency: string],
  ): Promise<DebtorRow[]> {
    return this.database.rows<DebtorRow>(
      `WITH open AS (${OPEN})
       SELECT c.id, c.display_name AS name, greatest(max(o.late), 0)::int AS "daysLate", ${OWED}
       FROM open o JOIN customers c ON c.organization_id = current_organization() AND c.id = o.customer_id
       WHERE $3::text IS NULL OR (c.display_name, c.id, o.currency) > ($3, $4::uuid, $5)
       GROUP BY c.id, c.display_name, o.currency ORDER BY c.display_name, c.id, o.currency LIMIT $6`,
      [today, LIVE_STATUSES, after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null, limit],
    );
  }
}
