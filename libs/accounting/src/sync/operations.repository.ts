import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { currentSpan, Database } from '#platform';
import { isWriteSentSql, mayGo } from '../connections/connections.repository.js';
import { TallyRepository } from '../health/tally.repository.js';
import type { CanonicalDocument, Entity } from '../ports/canonical-documents.js';
import type { Images } from '../rollback/images.js';
import { type OperationStatus, operationStates, statesThatCan, triesLeftSql } from './operation.states.js';
import { keyOf } from './operation-keys.js';
import { SyncMetrics } from './sync-metrics.js';

export type OperationKind = 'create' | 'update' | 'void' | 'delete';

/** A write to come. */
export interface OperationPlan
  extends Pick<SyncOperation, 'connectionId' | 'entity' | 'localId' | 'localVersion' | 'operation'> {
  generation: number;
  /** For whoever wants to know it before; later ones in the same call must sort behind earlier ones. */
  id?: string;
  undo?: Undo;
}

/** What a write sets back there that another of ours had written. */
export interface Undo extends Images {
  rollbackId: string;
}

export interface OperationError {
  kind: string;
  message: string;
  /** What a person can do about it. */
  fix?: string;
  field?: string;
  vendorCode?: string;
  /** The record that is not in the books yet, though this one names it. */
  waitsFor?: { entity: Entity; localId: string };
  about?: 'reference';
  /** Their id of what has its name or number already. */
  takenBy?: string;
}

export interface SyncOperation {
  id: string;
  connectionId: string;
  entity: Entity;
  localId: string;
  localVersion: number;
  operation: OperationKind;
  idempotencyKey: string;
  status: OperationStatus;
  attempts: number;
  fence: string;
  error: OperationError | null;
  remoteId: string | null;
  remoteVersion: string | null;
  /** Of a write that undoes another. */
  undo?: Undo | null;
  createdAt: Date;
  updatedAt: Date;
  confirmedAt: Date | null;
}

/** What was claimed, and what an earlier try sent that may have taken effect there already. */
export interface ClaimedOperation extends SyncOperation {
  sent: CanonicalDocument | null;
  /** What became of the try before is not known. */
  isUnanswered: boolean;
  /** When it was planned or put back in line, or when its connection worked again after that. */
  couldGoSince: Date;
  /** What caused it, where that was traced. */
  traceparent: string | null;
}

const FIELDS = `t.id, t.connection_id AS "connectionId", t.entity, t.local_id AS "localId", t.local_version AS "localVersion", t.operation,
  t.idempotency_key AS "idempotencyKey", t.status, t.attempts, t.fence::text, t.error, t.remote_id AS "remoteId",
  t.remote_version AS "remoteVersion", t.undo, t.created_at AS "createdAt", t.updated_at AS "updatedAt", t.confirmed_at AS "confirmedAt"`;

/** Longer than any call to an accounting system may take; one that carries a file has more. */
const LEASE_SECONDS = 45;

@Injectable()
export class OperationsRepository {
  constructor(
    private readonly database: Database,
    private readonly metrics: SyncMetrics,
    private readonly tally: TallyRepository,
  ) {}

  /**
   * Plans writes in the transaction of the change that caused them, to be sent in this order. The same change planned twice is one operation: its
   * key is of the document, its version and the link's generation. Whoever settles it is not waited for: he may wait for the record. Answers how many are new.
   */
  async plan(plans: readonly OperationPlan[]): Promise<number> {
    if (plans.length === 0) return 0;
    // What one call plans is sent in its order. Nothing is dated ahead, so what another call plans in a later millisecond
    // comes after all of it; within the same one their order is chance, and a document that names what comes after it waits.
    const ids = plans.map(({ id }) => id ?? newId()).sort();
    const rows = plans.map((plan, index) => ({ ...plan, id: ids[index], key: keyOf(plan) }));
    const planned = await this.database.rows<{ id: string }>(
      `INSERT INTO sync_operations (organization_id, id, connection_id, entity, local_id, local_version, operation, idempotency_key, undo, status, traceparent)
       SELECT current_organization(), id, connection_id, entity, local_id, local_version, operation, key, undo::json, '${operationStates.initial}', $9
       FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::int[], $6::text[], $7::text[], $8::text[])
         AS n(id, connection_id, entity, local_id, local_version, operation, key, undo)
       WHERE NOT EXISTS (SELECT FROM sync_operations e WHERE e.organization_id = current_organization() AND e.connection_id = n.connection_id AND e.idempotency_key = n.key) ON CONFLICT DO NOTHING RETURNING id`,
      [
        rows.map(({ id }) => id),
        rows.map(({ connectionId }) => connectionId),
        rows.map(({ entity }) => entity),
        rows.map(({ localId }) => localId),
        rows.map(({ localVersion }) => localVersion),
        rows.map(({ operation }) => operation),
        rows.map(({ key }) => key),
        rows.map(({ undo }) => (undo ? JSON.stringify(undo) : null)),
        currentSpan()?.traceparent ?? null,
      ],
    );
    if (planned.length > 0) await this.supersedeOlderThan(planned.map(({ id }) => id));
    return planned.length;
  }

  /** An older plan that never left is replaced; one that may have taken effect is resolved first. */
  private async supersedeOlderThan(ids: readonly string[]): Promise<void> {
    await this.database.rows(
      `UPDATE sync_operations o SET status = 'superseded', updated_at = now() FROM sync_operations n
       WHERE n.id = ANY($1::uuid[]) AND o.connection_id = n.connection_id AND o.entity = n.entity AND o.local_id = n.local_id
         AND o.local_version < n.local_version AND o.status <> 'in_flight' AND o.status IN (${statesThatCan('supersede')})`,
      [ids],
    );
  }

  /**
   * Takes the operation that has been due the longest: one that waits for another's record comes after it. Operations of one
   * record keep their order. One that was in flight when its worker died comes back as uncertain. Nothing is taken from the moment on when somebody
   * paused or ended the connection or forbade it to send, all or this kind. `records`: of these alone, each as `entity id`.
   */
  async claim(connectionId: string, records?: readonly string[]): Promise<ClaimedOperation | undefined> {
    const [row] = await this.database.rows<ClaimedOperation>(
      `WITH due AS (
         SELECT o.organization_id, o.id, o.status FROM sync_operations o
         WHERE o.connection_id = $1
           AND ((o.status IN ('planned', 'failed', 'uncertain') AND o.next_attempt_at <= now()) OR (o.status = 'in_flight' AND o.lease_until <= now()))
           AND NOT EXISTS (SELECT FROM sync_operations e WHERE e.connection_id = o.connection_id AND e.entity = o.entity AND e.local_id = o.local_id
             AND e.id < o.id AND e.status IN (${statesThatCan('claim')}))
           AND EXISTS (SELECT FROM connections c WHERE c.organization_id = o.organization_id AND c.id = o.connection_id
             AND c.status IN ('active', 'degraded') AND c.settings ->> 'push' IS DISTINCT FROM 'false'
             AND ${isWriteSentSql('c', 'o')})
           AND ($3::text[] IS NULL OR concat_ws(' ', o.entity, o.local_id) = ANY($3::text[]))
         ORDER BY o.next_attempt_at, o.id LIMIT 1 FOR UPDATE SKIP LOCKED)
       UPDATE sync_operations t SET status = 'in_flight', attempts = attempts + 1, fence = fence + 1, updated_at = now(),
         lease_until = now() + make_interval(secs => $2)
       FROM due WHERE t.organization_id = due.organization_id AND t.id = due.id
       RETURNING ${FIELDS}, t.sent, due.status IN ('uncertain', 'in_flight') AS "isUnanswered", t.traceparent, GREATEST(t.in_line_since, (SELECT c.works_since FROM connections c
         WHERE c.organization_id = t.organization_id AND c.id = t.connection_id)) AS "couldGoSince"`,
      [connectionId, LEASE_SECONDS, records ?? null],
    );
    return row;
  }

  /**
   * Notes what goes out now, before it does, and renews the lease: whoever comes after a crash knows what to look for.
   * Answers whether the claim still holds; where it does not, nothing may be sent. Null for what leaves nothing to look for.
   */
  async noteSent({ id, fence }: SyncOperation, document: CanonicalDocument | null, moreMs = 0) {
    const rows = await this.database.rows(
      `UPDATE sync_operations SET sent = $3, lease_until = now() + make_interval(secs => $4)
       WHERE id = $1 AND fence = $2 AND status = 'in_flight' RETURNING id`,
      [id, fence, document === null ? null : JSON.stringify(document), LEASE_SECONDS + moreMs / 1000],
    );
    return rows.length > 0;
  }

  /**
   * Writes an outcome and answers whether the claim still held. An older version that a person should mend is replaced: it
   * may have been parked in the moment in which this one was planned, neither seeing the other.
   */
  async settle(
    operation: ClaimedOperation,
    outcome: {
      status: OperationStatus;
      /** What was sent is looked for there, before anything else. */
      mayBeThere?: boolean;
      error?: OperationError;
      retryAfterMs?: number;
      attempts?: number;
      waits?: boolean;
      remoteId?: string;
      remoteVersion?: string | null;
    },
  ): Promise<boolean> {
    const { status, mayBeThere = false, error, retryAfterMs = 0, remoteId, remoteVersion } = outcome;
    const [row] = await this.database.rows<{ status: OperationStatus }>(
      `WITH settled AS (UPDATE sync_operations SET status = CASE WHEN $8 AND sent IS NOT NULL THEN 'uncertain' ELSE $3 END, error = $4, next_attempt_at = now() + make_interval(secs => $5), lease_until = NULL, updated_at = now(),
         sent = CASE WHEN $8 THEN sent END, remote_id = COALESCE($6, remote_id), remote_version = COALESCE($7, remote_version),
         confirmed_at = CASE WHEN $3 = 'confirmed' THEN now() ELSE confirmed_at END,
         attempts = COALESCE($9, attempts)
       WHERE id = $1 AND fence = $2 AND status = 'in_flight' RETURNING status, connection_id, entity, local_id, local_version),
       older AS (UPDATE sync_operations o SET status = 'superseded', updated_at = now() FROM settled s
         WHERE s.status IN ('confirmed', 'superseded', 'parked') AND o.connection_id = s.connection_id AND o.entity = s.entity
           AND o.local_id = s.local_id AND o.local_version < s.local_version AND o.status = 'parked')
       SELECT status FROM settled`,
      [
        operation.id,
        operation.fence,
        status,
        error ? JSON.stringify(error) : null,
        retryAfterMs / 1000,
        remoteId ?? null,
        remoteVersion ?? null,
        mayBeThere,
        outcome.attempts ?? null,
      ],
    );
    if (!row) return false;
    const settled = { operation, outcome: outcomeOf(row.status, outcome), error };
    await this.tally.count(settled);
    this.metrics.settle(settled);
    return true;
  }

  /** Whether a later change of the same record is in line. */
  async hasNewer({ connectionId, entity, localId, localVersion }: SyncOperation): Promise<boolean> {
    const rows = await this.database.rows(
      `SELECT FROM sync_operations WHERE connection_id = $1 AND entity = $2 AND local_id = $3 AND local_version > $4
         AND status IN (${statesThatCan('claim')}) LIMIT 1`,
      [connectionId, entity, localId, localVersion],
    );
    return rows.length > 0;
  }

  /** How far the creation of a record is that is neither there nor given up: the last one planned. */
  async creationOf(
    connectionId: string,
    entity: Entity,
    localId: string,
  ): Promise<OperationStatus | undefined> {
    const [row] = await this.database.rows<{ status: OperationStatus }>(
      `SELECT status FROM sync_operations
       WHERE connection_id = $1 AND entity = $2 AND local_id = $3 AND operation = 'create' AND status NOT IN ('confirmed', 'superseded')
       ORDER BY id DESC LIMIT 1`,
      [connectionId, entity, localId],
    );
    return row?.status;
  }

  /** Milliseconds until the next operation is due, when that is within `milliseconds`. */
  async dueWithin(connectionId: string, milliseconds: number): Promise<number | undefined> {
    const [row] = await this.database.rows<{ due: number | null }>(
      `SELECT ceil(extract(epoch FROM min(next_attempt_at) - clock_timestamp()) * 1000)::int AS due FROM sync_operations
       WHERE connection_id = $1 AND status IN ('planned', 'failed', 'uncertain') AND next_attempt_at > now()
         AND next_attempt_at <= now() + make_interval(secs => $2)`,
      [connectionId, milliseconds / 1000],
    );
    return row?.due ?? undefined;
  }

  /** Puts parked or failed operations back in line, and has those that nobody can find looked for once more; answers how many. */
  async retry(connectionId: string, ids: readonly string[] | undefined): Promise<number> {
    const rows = await this.database.rows(
      `UPDATE sync_operations SET status = CASE WHEN status = 'uncertain' THEN status ELSE 'planned' END, attempts = ${triesLeftSql('sync_operations')}, next_attempt_at = now(), updated_at = now(),
         in_line_since = CASE WHEN status = 'parked' THEN now() ELSE in_line_since END
       WHERE connection_id = $1 AND status IN (${statesThatCan('retry')}) AND (($2::uuid[] IS NULL AND ${mayGo('sync_operations')}) OR id = ANY($2::uuid[])) RETURNING id`,
      [connectionId, ids ?? null],
    );
    return rows.length;
  }

  /** Puts back in line what was parked because it names a record that is in the books from now on; answers how many. */
  async release(connectionId: string, entity: Entity, localId: string): Promise<number> {
    const rows = await this.database.rows(
      `UPDATE sync_operations SET status = 'planned', attempts = 0, next_attempt_at = now(), in_line_since = now(), updated_at = now()
       WHERE connection_id = $1 AND status = 'parked' AND error -> 'waitsFor' ->> 'entity' = $2 AND error -> 'waitsFor' ->> 'localId' = $3 RETURNING id`,
      [connectionId, entity, localId],
    );
    return rows.length;
  }

  /** A record that is sent as one the books have already is not created there any more. */
  giveUpCreation(connectionId: string, entity: Entity, localId: string): Promise<void> {
    return this.giveUp(connectionId, entity, [localId], 'create');
  }

  /** Nothing of these records is sent any more but what may have been: that is looked for first. `kind`: only such writes. */
  async giveUp(
    connectionId: string,
    entity: Entity,
    localIds: readonly string[],
    kind: OperationKind | null = null,
  ): Promise<void> {
    await this.database.rows(
      `UPDATE sync_operations SET status = 'superseded', updated_at = now()
       WHERE connection_id = $1 AND entity = $2 AND local_id = ANY($3::uuid[]) AND ($4::text IS NULL OR operation = $4) AND status <> 'in_flight' AND status IN (${statesThatCan('supersede')})`,
      [connectionId, entity, localIds, kind],
    );
  }

  /** What a person must mend of these records or of documents that name them, the oldest first. */
  async waitingFor(
    connectionId: string,
    entity: Entity,
    localIds: readonly string[],
  ): Promise<(SyncOperation & { waitsFor: string })[]> {
    return this.database.rows<SyncOperation & { waitsFor: string }>(
      `SELECT ${FIELDS}, CASE WHEN t.error -> 'waitsFor' ->> 'entity' = $2 THEN t.error -> 'waitsFor' ->> 'localId' ELSE t.local_id::text END AS "waitsFor"
       FROM sync_operations t WHERE t.connection_id = $1 AND t.status = 'parked'
         AND ((t.error -> 'waitsFor' ->> 'entity' = $2 AND t.error -> 'waitsFor' ->> 'localId' = ANY($3::text[])) OR (t.entity = $2 AND t.local_id::text = ANY($3::text[])))
       ORDER BY t.id LIMIT 500`,
      [connectionId, entity, [...localIds]],
    );
  }

  /**
   * What has not gone through, the oldest first: in line, to be tried again, or waiting for a person. Without what does not
   * go because its kind is not sent.
   */
  async unsettled(connectionId: string, limit: number): Promise<SyncOperation[]> {
    return this.database.rows<SyncOperation>(
      `SELECT ${FIELDS} FROM sync_operations t WHERE t.connection_id = $1 AND t.status IN (${statesThatCan('claim')}, 'parked') AND ${mayGo('t')} ORDER BY t.id LIMIT $2`,
      [connectionId, limit],
    );
  }

  async counts(connectionId: string): Promise<Partial<Record<OperationStatus, number>>> {
    const rows = await this.database.rows<{ status: OperationStatus; count: number }>(
      `SELECT status, count(*)::int AS count FROM sync_operations t
       WHERE connection_id = $1 AND (status IN ('confirmed', 'superseded') OR ${mayGo('t')}) GROUP BY status`,
      [connectionId],
    );
    return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
  }

  async list(
    connectionId: string,
    { status, entity, localId }: { status?: string; entity?: string; localId?: string },
    before: string | undefined,
    limit: number,
  ): Promise<SyncOperation[]> {
    return this.database.rows<SyncOperation>(
      `SELECT ${FIELDS} FROM sync_operations t WHERE t.connection_id = $1 AND ($2::text IS NULL OR t.status = $2 OR ($2 = 'under_way' AND t.status IN (${statesThatCan('claim')}) AND ${mayGo('t')})) AND ($3::text IS NULL OR t.entity = $3)
         AND ($4::uuid IS NULL OR t.local_id = $4::uuid) AND ($5::uuid IS NULL OR t.id < $5::uuid) ORDER BY t.id DESC LIMIT $6`,
      [connectionId, status ?? null, entity ?? null, localId ?? null, before ?? null, limit],
    );
  }
}

function outcomeOf(
  status: OperationStatus,
  { waits = false }: { waits?: boolean },
): OperationStatus | 'waited' {
  return waits && status === 'failed' ? 'waited' : status;
}
