import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Database, type ReadOptions, type RecordStore, type StoredRecord } from '#platform';
import type { CreditPair, CreditUseRecord } from './domain/credit.js';

/** A use by itself has no row: it is the rows of its pairs, or the refund of a credit. */
const READ = `
  SELECT a.use_id AS id, min(c.direction) AS direction, (array_agg(c.customer_id))[1] AS "customerId",
    (array_agg(c.contractor_id))[1] AS "contractorId", min(a.applied_on)::text AS "usedOn", min(c.currency) AS currency,
    bool_and(a.reverted_at IS NOT NULL) AS voided,
    jsonb_agg(jsonb_build_object('creditId', a.credit_id, 'invoiceId', a.invoice_id, 'refundId', NULL,
      'amount', trim_scale(a.amount)::text) ORDER BY a.id) AS pairs
  FROM credit_applications a JOIN credits c ON c.organization_id = a.organization_id AND c.id = a.credit_id
  WHERE a.use_id = ANY($1::uuid[]) GROUP BY a.use_id
  UNION ALL
  SELECT r.id, c.direction, c.customer_id, c.contractor_id, r.refund_date::text, r.currency, r.status = 'void',
    jsonb_build_array(jsonb_build_object('creditId', r.credit_id, 'invoiceId', NULL, 'refundId', r.id,
      'amount', trim_scale(r.amount)::text))
  FROM refunds r JOIN credits c ON c.organization_id = r.organization_id AND c.id = r.credit_id
  WHERE r.id = ANY($1::uuid[])`;

/** Their credits, as whoever uses or voids one holds it before anything else: a use has no row of its own to hold. */
const HOLD = `SELECT 1 FROM credits WHERE id IN (SELECT credit_id FROM credit_applications WHERE use_id = ANY($1::uuid[]))
  ORDER BY id FOR NO KEY UPDATE`;

/** What credits paid, in bulk. */
export interface CreditUses extends RecordStore<CreditUseRecord> {
  /** The uses of a credit on invoices, in their order, those that were taken back included. */
  ofCredit(creditId: string): Promise<Pick<CreditUseRecord, 'id' | 'voided'>[]>;
}

type Row = Omit<CreditUseRecord, 'pairs'> & { pairs: Omit<CreditPair, 'lineNumber'>[] };

/**
 * What credits were used for, in bulk. An import moves no balance: invoices and credits come with theirs. The refund of a
 * credit is only read here.
 */
@Injectable()
export class CreditUseRecords implements CreditUses {
  constructor(private readonly database: Database) {}

  async readRecords(
    ids: readonly string[],
    { hold = false }: ReadOptions = {},
  ): Promise<Map<string, StoredRecord<CreditUseRecord>>> {
    if (ids.length === 0) return new Map();
    if (hold) await this.database.rows(HOLD, [ids]);
    const rows = await this.database.rows<Row>(READ, [ids]);
    return new Map(
      rows.map(({ pairs, ...use }) => [
        use.id,
        {
          version: use.voided ? 2 : 1,
          record: { ...use, pairs: pairs.map((pair, index) => ({ lineNumber: index + 1, ...pair })) },
        },
      ]),
    );
  }

  ofCredit(creditId: string): Promise<Pick<CreditUseRecord, 'id' | 'voided'>[]> {
    return this.database.rows(
      `SELECT use_id AS id, bool_and(reverted_at IS NOT NULL) AS voided FROM credit_applications
       WHERE credit_id = $1 GROUP BY use_id ORDER BY use_id`,
      [creditId],
    );
  }

  async importRecords(records: readonly CreditUseRecord[]): Promise<Map<string, number>> {
    const voided = records.filter((record) => record.voided).map(({ id }) => id);
    const live = records.filter((record) => !record.voided);
    if (voided.length > 0)
      await this.database.rows(
        'UPDATE credit_applications SET reverted_at = now() WHERE use_id = ANY($1::uuid[]) AND reverted_at IS NULL',
        [voided],
      );
    if (live.length > 0) await this.replace(live);
    return new Map(records.map(({ id }) => [id, 1]));
  }

  private async replace(records: readonly CreditUseRecord[]): Promise<void> {
    await this.database.rows('DELETE FROM credit_applications WHERE use_id = ANY($1::uuid[])', [
      records.map(({ id }) => id),
    ]);
    const rows = records.flatMap(({ id, usedOn, pairs }) =>
      pairs.flatMap(({ creditId, invoiceId, amount }) =>
        invoiceId === null ? [] : [{ id: newId(), useId: id, creditId, invoiceId, amount, usedOn }],
      ),
    );
    if (rows.length === 0) return;
    await this.database.rows(
      `INSERT INTO credit_applications (organization_id, id, use_id, credit_id, invoice_id, amount, applied_on)
       SELECT current_organization(), * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::numeric[], $6::date[])`,
      [
        rows.map((row) => row.id),
        rows.map((row) => row.useId),
        rows.map((row) => row.creditId),
        rows.map((row) => row.invoiceId),
        rows.map((row) => row.amount),
        rows.map((row) => row.usedOn),
      ],
    );
  }
}
