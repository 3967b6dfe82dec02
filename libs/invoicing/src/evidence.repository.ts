import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Database, requireScope } from '#platform';
import {
  alreadyBilled,
  type BilledEvidence,
  type EvidenceKind,
  type LineEvidence,
} from './domain/evidence.js';
import type { InvoiceDirection } from './domain/invoice.js';

type NewEvidence = LineEvidence & { lineNumber: number };
interface Row extends BilledEvidence {
  direction: InvoiceDirection;
}

const COLUMNS = `e.invoice_id AS "invoiceId", e.line_number AS "lineNumber", e.direction, e.kind,
  e.source_id AS "sourceId", trim_scale(e.amount)::text AS amount,
  trim_scale(e.previous_amount)::text AS "previousAmount", e.reason`;

/** Owns `invoice_evidence`. A unique index lets a whole source be billed once in each direction while it is live. */
@Injectable()
export class EvidenceRepository {
  constructor(private readonly database: Database) {}

  /** Throws `INVOICING.EVIDENCE_BILLED` when one of them is on another invoice; waits for whoever writes it now. */
  async add(invoiceId: string, direction: InvoiceDirection, evidence: readonly NewEvidence[]): Promise<void> {
    if (evidence.length === 0) return;
    const { organizationId } = requireScope();
    const sorted = [...evidence].sort((a, b) => a.sourceId.localeCompare(b.sourceId));
    const added = await this.database.rows<{ kind: EvidenceKind; sourceId: string }>(
      `INSERT INTO invoice_evidence
         (organization_id, id, invoice_id, line_number, direction, kind, source_id, amount, previous_amount, reason)
       SELECT $1, n.id, $2, n.line_number, $3, n.kind, n.source_id, n.amount, n.previous_amount, n.reason
       FROM unnest($4::uuid[], $5::int[], $6::text[], $7::uuid[], $8::numeric[], $9::numeric[], $10::text[])
         AS n(id, line_number, kind, source_id, amount, previous_amount, reason)
       ON CONFLICT DO NOTHING RETURNING kind, source_id AS "sourceId"`,
      [
        organizationId,
        invoiceId,
        direction,
        sorted.map(() => newId()),
        sorted.map((one) => one.lineNumber),
        sorted.map((one) => one.kind),
        sorted.map((one) => one.sourceId),
        sorted.map((one) => one.amount),
        sorted.map((one) => one.previousAmount),
        sorted.map((one) => one.reason ?? null),
      ],
    );
    const isAdded = new Set(added.map(({ kind, sourceId }) => `${kind} ${sourceId}`));
    const refused = sorted.find(({ kind, sourceId }) => !isAdded.has(`${kind} ${sourceId}`));
    if (refused) throw alreadyBilled(refused.kind, refused.sourceId);
  }

  /** Ends what invoices rest on, and answers it. */
  release(invoiceIds: readonly string[]): Promise<Row[]> {
    if (invoiceIds.length === 0) return Promise.resolve([]);
    return this.database.rows<Row>(
      `UPDATE invoice_evidence AS e SET released_at = now() WHERE invoice_id = ANY($1::uuid[]) AND released_at IS NULL
       RETURNING ${COLUMNS}`,
      [[...invoiceIds]],
    );
  }

  /** What is billed of these sources now, held until the unit of work ends, with the number of the invoice that does. */
  live(kind: EvidenceKind, sourceIds: readonly string[]): Promise<(Row & { number: string })[]> {
    if (sourceIds.length === 0) return Promise.resolve([]);
    return this.database.rows(
      `SELECT ${COLUMNS}, i.number
       FROM invoice_evidence e JOIN invoices i ON i.id = e.invoice_id AND i.organization_id = e.organization_id
       WHERE e.kind = $1 AND e.source_id = ANY($2::uuid[]) AND e.released_at IS NULL
       ORDER BY e.source_id, e.id FOR UPDATE OF e`,
      [kind, [...sourceIds]],
    );
  }

  /** Those of the sources that are billed in a direction now. */
  async billed(
    direction: InvoiceDirection,
    kind: EvidenceKind,
    sourceIds: readonly string[],
  ): Promise<Set<string>> {
    if (sourceIds.length === 0) return new Set();
    const rows = await this.database.rows<{ id: string }>(
      `SELECT source_id AS id FROM invoice_evidence
       WHERE direction = $1 AND kind = $2 AND source_id = ANY($3::uuid[]) AND released_at IS NULL`,
      [direction, kind, [...sourceIds]],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** What these invoices rest on now, by line; nothing for a void one. */
  ofInvoices(invoiceIds: readonly string[]): Promise<Row[]> {
    if (invoiceIds.length === 0) return Promise.resolve([]);
    return this.database.rows<Row>(
      `SELECT ${COLUMNS} FROM invoice_evidence e WHERE e.invoice_id = ANY($1::uuid[]) AND e.released_at IS NULL
       ORDER BY e.invoice_id, e.line_number, e.source_id`,
      [[...invoiceIds]],
    );
  }
}
