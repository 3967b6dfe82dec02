import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Database } from '#platform';
import { type DifferenceAction, differenceStates } from './difference.states.js';
import type { Difference, Finding } from './reconciliation.types.js';
import type { Suspect } from './suspects.repository.js';
import type { EarlierGap } from './unconfirmed-gaps.js';

export interface DifferenceFilter {
  kind?: string;
  cause?: string;
  status?: string;
}

/** How many of them there are of one kind, cause and status. */
export interface DifferenceCount {
  kind: Difference['kind'];
  cause: Difference['cause'];
  status: Difference['status'];
  count: number;
}

/** In cents, or how many of an item. */
const figure = (name: string) =>
  `CASE d.kind WHEN 'quantity-differs' THEN trim_scale(d.${name}) ELSE round(d.${name}, 2) END::text AS "${name}"`;

const FIELDS = `d.id, d.run_id AS "reconciliationId", d.connection_id AS "connectionId", d.kind, d.cause, d.side, d.entity, d.local_id AS "localId",
  d.remote_id AS "remoteId", d.label, d.party_id AS "partyId", d.currency, ${figure('ours')}, ${figure('theirs')}, ${figure('amount')}, d.detail, d.status, d.explanation, d.last_check AS "lastCheck", d.decided_by AS "decidedBy",
  d.decided_at AS "decidedAt", d.created_at AS "createdAt"`;
const AT_ONCE = 500;

/** Owns `reconciliation_differences`. */
@Injectable()
export class DifferencesRepository {
  constructor(private readonly database: Database) {}

  /**
   * Writes down what was found, in the open unit of work. What a person explained before and differs by the same cent stays
   * explained: a customer's balance moves every day, what is between the books does not.
   */
  async add(runId: string, connectionId: string, findings: readonly Finding[]): Promise<void> {
    const rows = findings.map((finding) => ({ ...finding, id: newId() }));
    for (let from = 0; from < rows.length; from += AT_ONCE)
      await this.database.rows(
        `INSERT INTO reconciliation_differences (organization_id, id, run_id, connection_id, kind, cause, side, entity, local_id, remote_id, label, party_id,
           currency, ours, theirs, amount, detail, status, explanation, decided_by, decided_at)
         SELECT current_organization(), n.id, $1, $2, n.kind, n.cause, n.side, n.entity, n."localId", n."remoteId", n.label, n."partyId",
           n.currency, n.ours, n.theirs, n.amount, n.detail, COALESCE(e.status, '${differenceStates.initial}'), e.explanation, e.decided_by, e.decided_at
         FROM jsonb_to_recordset($3::jsonb) AS n(id uuid, kind text, cause text, side text, entity text, "localId" uuid, "remoteId" text, label text,
           "partyId" uuid, currency text, ours numeric, theirs numeric, amount numeric, detail jsonb)
         LEFT JOIN LATERAL (
           SELECT d.status, d.explanation, d.decided_by, d.decided_at FROM reconciliation_differences d
           WHERE d.run_id = (SELECT r.id FROM reconciliation_runs r WHERE r.connection_id = $2 AND r.status = 'succeeded' AND r.id <> $1 ORDER BY r.id DESC LIMIT 1)
             AND d.status = 'explained' AND d.kind = n.kind AND d.entity = n.entity AND d.local_id IS NOT DISTINCT FROM n."localId"
             AND d.remote_id IS NOT DISTINCT FROM n."remoteId" AND d.amount = n.amount AND d.detail = n.detail
             AND (d.kind = 'party-balance-differs' OR (d.ours IS NOT DISTINCT FROM n.ours AND d.theirs IS NOT DISTINCT FROM n.theirs))
           LIMIT 1) e ON true`,
        [runId, connectionId, JSON.stringify(rows.slice(from, from + AT_ONCE))],
      );
  }

  async find(id: string): Promise<Difference | undefined> {
    const [row] = await this.database.rows<Difference>(
      `SELECT ${FIELDS} FROM reconciliation_differences d WHERE d.id = $1`,
      [id],
    );
    return row;
  }

  async page(
    runId: string,
    { kind, cause, status }: DifferenceFilter,
    after: string | undefined,
    limit: number,
  ): Promise<Difference[]> {
    return this.database.rows<Difference>(
      `SELECT ${FIELDS} FROM reconciliation_differences d WHERE d.run_id = $1 AND ($2::text IS NULL OR d.kind = $2) AND ($3::text IS NULL OR d.cause = $3)
         AND ($4::text IS NULL OR d.status = $4) AND ($5::uuid IS NULL OR d.id > $5::uuid) ORDER BY d.id LIMIT $6`,
      [runId, kind ?? null, cause ?? null, status ?? null, after ?? null, limit],
    );
  }

  /** By kind, cause and status, of several runs with one question. */
  async counts(runIds: readonly string[]): Promise<Map<string, DifferenceCount[]>> {
    const rows = await this.database.rows<DifferenceCount & { runId: string }>(
      `SELECT run_id AS "runId", kind, cause, status, count(*)::int AS count FROM reconciliation_differences
       WHERE run_id = ANY($1::uuid[]) GROUP BY run_id, kind, cause, status ORDER BY kind, cause, status`,
      [[...runIds]],
    );
    const counts = new Map<string, DifferenceCount[]>(runIds.map((id) => [id, []]));
    for (const { runId, ...count } of rows) counts.get(runId)?.push(count);
    return counts;
  }

  /** What was not settled by the end of a run, to be looked at again by the next. */
  async unsettled(runId: string): Promise<(Suspect & EarlierGap)[]> {
    return this.database.rows<Suspect & EarlierGap>(
      `SELECT kind, entity, local_id AS "localId", remote_id AS "remoteId", round(ours, 2)::text AS ours, round(theirs, 2)::text AS theirs FROM reconciliation_differences
       WHERE run_id = $1 AND status <> 'settled' AND kind NOT IN ('party-balance-differs', 'quantity-differs') ORDER BY id`,
      [runId],
    );
  }

  /**
   * Moves the state machine. Answers whether it did: of several people who act on one difference at once, one does; the
   * others find it moved. One that is open again has no explanation any more.
   */
  async move(
    id: string,
    action: DifferenceAction,
    told: { explanation?: string; lastCheck?: string | null; decidedBy?: string | null },
  ): Promise<boolean> {
    const from = differenceStates.states.filter((state) => differenceStates.can(state, action));
    const rows = await this.database.rows(
      `UPDATE reconciliation_differences SET status = m.to_status, explanation = CASE WHEN $7 THEN NULL ELSE COALESCE($4, explanation) END, last_check = $5,
         decided_by = COALESCE($6, decided_by), decided_at = now()
       FROM unnest($2::text[], $3::text[]) AS m(from_status, to_status) WHERE id = $1 AND status = m.from_status RETURNING id`,
      [
        id,
        from,
        from.map((state) => differenceStates.next(state, action)),
        told.explanation ?? null,
        told.lastCheck ?? null,
        told.decidedBy ?? null,
        action === 'reopen',
      ],
    );
    return rows.length > 0;
  }

  /** What it looked like when it was looked at again, and still differs. */
  async noteCheck(id: string, lastCheck: string, found?: Finding): Promise<void> {
    await this.database.rows(
      `UPDATE reconciliation_differences SET last_check = $2, kind = COALESCE($3, kind), cause = COALESCE($4, cause), ours = CASE WHEN $3 IS NULL THEN ours ELSE $5 END,
         theirs = CASE WHEN $3 IS NULL THEN theirs ELSE $6 END, amount = COALESCE($7, amount), detail = COALESCE($8, detail),
         local_id = COALESCE($9, local_id), remote_id = COALESCE($10, remote_id)
       WHERE id = $1`,
      [
        id,
        lastCheck,
        found?.kind ?? null,
        found?.cause ?? null,
        found?.ours ?? null,
        found?.theirs ?? null,
        found?.amount ?? null,
        found ? JSON.stringify(found.detail) : null,
        found?.localId ?? null,
        found?.remoteId ?? null,
      ],
    );
  }
}
