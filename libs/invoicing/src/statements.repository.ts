import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { LIVE_STATUSES } from './domain/invoice-states.js';
import type { Ageing, StatementEntry } from './domain/statement.js';

interface Of {
  customerId: string;
  currency: string;
}

/** Every document of a customer in a currency, as what it adds to what she owes. */
const ENTRIES = `
  SELECT 'invoice' AS kind, id, number, invoice_date AS day, due_date, total AS amount FROM invoices
  WHERE direction = 'receivable' AND customer_id = $1 AND currency = $2 AND status = ANY($3::text[])
  UNION ALL
  SELECT 'payment', id, reference, payment_date, NULL, -amount FROM payments
  WHERE direction = 'received' AND customer_id = $1 AND currency = $2 AND status = 'recorded'
  UNION ALL
  SELECT 'credit', id, number, credit_date, NULL, -total FROM credits
  WHERE direction = 'receivable' AND customer_id = $1 AND currency = $2 AND status <> 'void'
  UNION ALL
  SELECT 'refund', id, reference, refund_date, NULL, amount FROM refunds
  WHERE customer_id = $1 AND currency = $2 AND status = 'recorded'`;

const OPEN = `
  SELECT 'invoice' AS kind, id, number, invoice_date AS day, due_date, total AS amount, balance AS open FROM invoices
  WHERE direction = 'receivable' AND customer_id = $1 AND currency = $2 AND status = ANY($3::text[]) AND balance <> 0
  UNION ALL
  SELECT 'payment', p.id, p.reference, p.payment_date, NULL, -p.amount, -(p.amount - p.refunded_amount - used.amount)
  FROM payments p, LATERAL (SELECT coalesce(sum(a.amount), 0) AS amount FROM payment_allocations a
    WHERE a.organization_id = p.organization_id AND a.payment_id = p.id) used
  WHERE p.direction = 'received' AND p.customer_id = $1 AND p.currency = $2 AND p.status = 'recorded'
    AND p.amount - p.refunded_amount - used.amount > 0
  UNION ALL
  SELECT 'credit', id, number, credit_date, NULL, -total, -balance FROM credits
  WHERE direction = 'receivable' AND customer_id = $1 AND currency = $2 AND status = 'open'`;

/** What one page of paper or screen can be asked for; the balances and the ageing count everything, however much it is. */
export const MOST_ENTRIES = 5000;

const SHOWN = `kind, id, number, day::text AS day, due_date::text AS "dueDate", round(amount, 2)::text AS amount`;

/** Reads what a customer's statement shows, a statement of SQL for each part. */
@Injectable()
export class StatementsRepository {
  constructor(private readonly database: Database) {}

  async owedBefore({ customerId, currency }: Of, day: string): Promise<string> {
    const [row] = await this.database.rows<{ owed: string }>(
      `SELECT round(coalesce(sum(amount), 0), 2)::text AS owed FROM (${ENTRIES}) e WHERE day < $4::date`,
      [customerId, currency, [...LIVE_STATUSES], day],
    );
    return row?.owed ?? '0';
  }

  /** One more than `MOST_ENTRIES` at most: so it can be told that there are more. */
  entries({ customerId, currency }: Of, from: string, to: string): Promise<StatementEntry[]> {
    return this.database.rows<StatementEntry>(
      `SELECT ${SHOWN} FROM (${ENTRIES}) e WHERE day BETWEEN $4::date AND $5::date
       ORDER BY e.day, e.id LIMIT ${MOST_ENTRIES + 1}`,
      [customerId, currency, [...LIVE_STATUSES], from, to],
    );
  }

  /** The same of what is not settled today. */
  open({ customerId, currency }: Of): Promise<(StatementEntry & { open: string })[]> {
    return this.database.rows(
      `SELECT ${SHOWN}, round(open, 2)::text AS open FROM (${OPEN}) e ORDER BY e.day, e.id LIMIT ${MOST_ENTRIES + 1}`,
      [customerId, currency, [...LIVE_STATUSES]],
    );
  }

  /** Unused payments and credits are not aged: they lower what is current. */
  async ageing({ customerId, currency }: Of, today: string): Promise<Ageing> {
    const between = (condition: string, name: string) =>
      `round(coalesce(sum(open) FILTER (WHERE ${condition}), 0), 2)::text AS "${name}"`;
    const [ageing] = await this.database.rows<Ageing>(
      `SELECT ${between('late <= 0', 'current')}, ${between('late BETWEEN 1 AND 30', 'days1to30')},
         ${between('late BETWEEN 31 AND 60', 'days31to60')}, ${between('late BETWEEN 61 AND 90', 'days61to90')},
         ${between('late > 90', 'over90')}
       FROM (SELECT open, coalesce($4::date - due_date, 0) AS late FROM (${OPEN}) o) e`,
      [customerId, currency, [...LIVE_STATUSES], today],
    );
    return ageing as Ageing;
  }

  /** Before tax: what live invoices hold back and nobody has billed. */
  async heldBack({ customerId, currency }: Of): Promise<string> {
    const [row] = await this.database.rows<{ held: string }>(
      `SELECT round(coalesce(sum(h.amount), 0), 2)::text AS held FROM holdbacks h
       JOIN invoices i ON i.organization_id = h.organization_id AND i.id = h.invoice_id
       WHERE i.direction = 'receivable' AND i.customer_id = $1 AND i.currency = $2 AND i.status = ANY($3::text[])
         AND NOT EXISTS (SELECT FROM invoice_evidence e WHERE e.organization_id = h.organization_id
           AND e.kind = 'holdback' AND e.source_id = h.id AND e.released_at IS NULL)`,
      [customerId, currency, [...LIVE_STATUSES]],
    );
    return row?.held ?? '0';
  }
}
