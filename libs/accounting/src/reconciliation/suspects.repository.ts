import { Injectable } from '@nestjs/common';
import { LIVE_STATUSES } from '#invoicing';
import { Database } from '#platform';
import type { Entity } from '../ports/canonical-documents.js';
import { isUnclearSql } from '../sync/operation.states.js';
import { belongsHere } from './open-items-sql.repository.js';
import { MOST_SUSPECTS } from './reconciliation.types.js';
import { TWINS } from './twin-places.js';

/** A record that has to be looked at on both sides. */
export interface Suspect {
  entity: Entity;
  localId: string | null;
  remoteId: string | null;
}

/** What has not gone through of one of our records. */
export interface WaitingWrite {
  localId: string;
  id: string;
  status: string;
  /** Nothing that a person must mend or that nobody can find, and in line since less than a day. */
  isOnItsWay: boolean;
  message: string | null;
}

/** One of theirs that we do not have, as it would be of one of ours. */
export interface Stranger {
  remoteId: string;
  number: string | null;
  total: string;
  day: string | null;
  partyId: string | null;
}

const LIVE = LIVE_STATUSES.map((status) => `'${status}'`).join(', ');
const LINKED = `l.connection_id = $1 AND l.deleted_at IS NULL AND l.snapshot_hash <> ''`;
const FIGURE = (name: string) => `(l.snapshot ->> '${name}')::numeric`;
const VOIDED = `COALESCE((l.snapshot ->> 'voided')::boolean, false)`;
/** Void on one side only, or live on both with other figures. */
const CHANGED = (figures: string) =>
  `((d.status = 'void') <> ${VOIDED} OR (d.status <> 'void' AND (${figures})))`;
const APPLIED = (parts: string) =>
  `COALESCE((SELECT string_agg(concat(p.id, ' ', trim_scale(p.amount)), ',' ORDER BY p.id) FROM (${parts}) p), '')`;

/**
 * Finds what may differ without asking the accounting system: the only calls are for what is suspected. No answer has
 * more than `MOST_SUSPECTS`.
 */
@Injectable()
export class SuspectsRepository {
  constructor(private readonly database: Database) {}

  /** Documents of ours that do not say any more what both sides last agreed on. */
  async changedSinceAgreed(connectionId: string): Promise<Suspect[]> {
    const row = `SELECT l.entity, l.local_id AS "localId", l.remote_id AS "remoteId" FROM external_links l`;
    const figures = `d.total <> ${FIGURE('total')} OR d.tax_amount <> ${FIGURE('taxAmount')}`;
    return this.database.rows<Suspect>(
      `${row} JOIN invoices d ON d.id = l.local_id WHERE ${LINKED} AND l.entity IN ('invoice', 'bill') AND ${CHANGED(figures)}
       UNION ALL ${row} JOIN credits d ON d.id = l.local_id WHERE ${LINKED} AND l.entity IN ('credit', 'vendor-credit') AND ${CHANGED(figures)}
       UNION ALL ${row} JOIN payments d ON d.id = l.local_id WHERE ${LINKED} AND l.entity IN ('payment', 'bill-payment')
         AND ${CHANGED(
           `d.amount <> ${FIGURE('amount')} OR ${APPLIED(
             `SELECT invoice_id::text AS id, sum(amount) AS amount FROM payment_allocations a WHERE a.payment_id = d.id GROUP BY 1`,
           )} <> ${APPLIED(
             `SELECT s ->> 'invoiceId' AS id, sum((s ->> 'amount')::numeric) AS amount FROM json_array_elements(l.snapshot -> 'lines') s GROUP BY 1`,
           )}`,
         )}
       LIMIT ${MOST_SUSPECTS}`,
      [connectionId],
    );
  }

  /**
   * Live documents of ours that the company file should have and has not: never sent, or deleted there while ours stayed.
   * `isFirst`: the file takes what belongs to no other company.
   */
  async withoutCounterpart(connectionId: string, isFirst: boolean): Promise<Suspect[]> {
    const kinds = [
      ['invoices', 'invoice', 'receivable', 'customer', `d.status IN (${LIVE})`],
      ['invoices', 'bill', 'payable', 'vendor', `d.status IN (${LIVE})`],
      ['credits', 'credit', 'receivable', 'customer', `d.status <> 'void'`],
      ['credits', 'vendor-credit', 'payable', 'vendor', `d.status <> 'void'`],
      ['payments', 'payment', 'received', 'customer', `d.status <> 'void'`],
      ['payments', 'bill-payment', 'paid', 'vendor', `d.status <> 'void'`],
    ] as const;
    const parts = kinds.map(
      ([table, entity, direction, party, live]) =>
        `SELECT '${entity}' AS entity, d.id AS "localId", l.remote_id AS "remoteId" FROM ${table} d
         LEFT JOIN external_links l ON l.connection_id = $1 AND l.entity = '${entity}' AND l.local_id = d.id
         WHERE d.direction = '${direction}' AND ${live} AND (l.deleted_at IS NOT NULL OR (l.remote_id IS NULL AND
           ${belongsHere({ entity: `'${entity}'`, id: 'd.id', party: 'COALESCE(d.customer_id, d.contractor_id)', partyEntity: `'${party}'`, isFirst: '$2' })}
           AND NOT EXISTS (SELECT FROM external_links r WHERE r.connection_id = $1 AND r.entity = 'refund-receipt' AND r.local_id = d.id)))`,
    );
    return this.database.rows<Suspect>(`${parts.join(' UNION ALL ')} LIMIT ${MOST_SUSPECTS}`, [
      connectionId,
      isFirst,
    ]);
  }

  /** What we think was paid on these invoices and bills, and with which of their credits. */
  async settlementsOn(connectionId: string, documentIds: readonly string[]): Promise<Suspect[]> {
    return this.database.rows<Suspect>(
      `SELECT DISTINCT s.entity, s.id AS "localId", l.remote_id AS "remoteId" FROM (
         SELECT CASE p.direction WHEN 'received' THEN 'payment' ELSE 'bill-payment' END AS entity, p.id
         FROM payment_allocations a JOIN payments p ON p.id = a.payment_id WHERE a.invoice_id = ANY($2::uuid[]) AND p.status <> 'void'
         UNION ALL
         SELECT CASE c.direction WHEN 'receivable' THEN 'credit-use' ELSE 'vendor-credit-use' END, a.use_id
         FROM credit_applications a JOIN credits c ON c.id = a.credit_id
         WHERE a.reverted_at IS NULL AND (a.invoice_id = ANY($2::uuid[]) OR a.credit_id = ANY($2::uuid[]))) s
       LEFT JOIN external_links l ON l.connection_id = $1 AND l.entity = s.entity AND l.local_id = s.id LIMIT ${MOST_SUSPECTS}`,
      [connectionId, [...documentIds]],
    );
  }

  /** Writes of these records that have not gone through, the last of each. */
  async waiting(
    connectionId: string,
    entity: Entity,
    localIds: readonly string[],
  ): Promise<Map<string, WaitingWrite>> {
    const rows = await this.database.rows<WaitingWrite>(
      `SELECT DISTINCT ON (local_id) local_id AS "localId", id, status, error ->> 'message' AS message,
         status <> 'parked' AND NOT ${isUnclearSql('sync_operations')} AND in_line_since > now() - interval '1 day' AS "isOnItsWay" FROM sync_operations
       WHERE connection_id = $1 AND entity = $2 AND local_id = ANY($3::uuid[]) AND status IN ('planned', 'in_flight', 'uncertain', 'failed', 'parked')
       ORDER BY local_id, id DESC`,
      [connectionId, entity, [...localIds]],
    );
    return new Map(rows.map((row) => [row.localId, row]));
  }

  /**
   * Those of these records, none of which was ever sent, that were made or approved within the hour: an approval is told
   * after its grace, and a listener may be busy.
   */
  async young(entity: Entity, localIds: readonly string[]): Promise<Set<string>> {
    const place = TWINS[entity];
    if (!place || localIds.length === 0) return new Set();
    const rows = await this.database.rows<{ id: string }>(
      `SELECT id FROM ${place.table} WHERE id = ANY($1::uuid[]) AND updated_at > now() - interval '1 hour'`,
      [[...localIds]],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Those of these records on which both sides wait for a decision. */
  async inConflict(connectionId: string, entity: Entity, localIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.rows<{ id: string }>(
      `SELECT DISTINCT local_id AS id FROM conflicts WHERE connection_id = $1 AND entity = $2 AND status = 'open' AND local_id = ANY($3::uuid[])`,
      [connectionId, entity, [...localIds]],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Of documents there that we do not have: the one of ours that they seem to be a second entry of, by their number. */
  async twinsOf(
    connectionId: string,
    entity: Entity,
    strangers: readonly Stranger[],
  ): Promise<Map<string, string>> {
    const place = TWINS[entity];
    if (!place || strangers.length === 0) return new Map();
    const { table, direction, number, total, day } = place;
    const rows = await this.database.rows<{ remoteId: string; label: string | null }>(
      `SELECT DISTINCT ON (s."remoteId") s."remoteId", COALESCE(d.${number}, d.${day}::text) AS label
       FROM jsonb_to_recordset($3::jsonb) AS s("remoteId" text, number text, total numeric, day date, "partyId" uuid)
       LEFT JOIN accounting_projects pr ON pr.project_customer_id = s."partyId"
       JOIN ${table} d ON d.direction = '${direction}' AND d.status <> 'void' AND d.${total} = s.total
         AND COALESCE(d.customer_id, d.contractor_id) IN (s."partyId", pr.customer_id)
         AND (d.${day} = s.day OR lower(d.${number}) = lower(s.number))
       JOIN external_links l ON l.connection_id = $1 AND l.entity = $2 AND l.local_id = d.id AND l.deleted_at IS NULL AND l.remote_id <> s."remoteId"
       ORDER BY s."remoteId", (lower(d.${number}) = lower(s.number)) DESC NULLS LAST, d.id`,
      [connectionId, entity, JSON.stringify(strangers)],
    );
    return new Map(rows.map(({ remoteId, label }) => [remoteId, label ?? '']));
  }
}
