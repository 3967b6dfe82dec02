import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { CanonicalDocument, Entity } from '../ports/canonical-documents.js';
import { statesThatCan } from './operation.states.js';

/** A write that is still to come, or whose outcome is not known. */
export interface UnsettledWrite {
  entity: Entity;
  localId: string;
  /** The books refused its content before. */
  isRefused: boolean;
  /** Our id of the record that it names and that is not there yet. */
  waitsFor: string | null;
}

/** One of our records that is not there as it is here. */
export interface PendingWrite {
  entity: Entity;
  localId: string;
  /** It was sent, and no answer came yet. */
  isUnclear: boolean;
}

/** A write that was sent and whose outcome is not known; `sent` is in the other side's ids. */
export interface WriteUnderWay {
  localId: string;
  sent: CanonicalDocument;
  /** A change of what is linked already, not a creation. */
  isLinked: boolean;
  /** Its answer is to come at any moment. */
  isInFlight: boolean;
  /** Nothing of it was there before. */
  plannedAt: Date;
}

/** More than that are not looked through: what waits for them is tried again anyway. */
const LIMIT = 500;

@Injectable()
export class UnsettledWritesRepository {
  constructor(private readonly database: Database) {}

  /**
   * Of these entities, those of the record `except` left out, the oldest first. `since`: with those that went through from
   * then on.
   */
  async of(
    connectionId: string,
    entities: readonly Entity[],
    except: { entity: Entity; localId: string },
    since?: Date,
  ): Promise<UnsettledWrite[]> {
    return this.database.rows<UnsettledWrite>(
      `SELECT entity, local_id AS "localId", status = 'failed' AND error ->> 'kind' = 'validation' AND error ->> 'vendorCode' IS NOT NULL AS "isRefused",
         CASE WHEN status = 'failed' THEN error -> 'waitsFor' ->> 'localId' END AS "waitsFor" FROM sync_operations
       WHERE connection_id = $1 AND entity = ANY($2::text[]) AND NOT (entity = $3 AND local_id = $4)
         AND (status IN (${statesThatCan('claim')}) OR (status = 'confirmed' AND next_attempt_at >= $5))
       ORDER BY id LIMIT ${LIMIT}`,
      [connectionId, [...entities], except.entity, except.localId, since ?? null],
    );
  }

  /** Records of these entities with a write that is still to come or waits for a person. */
  async pending(connectionId: string, entities: readonly Entity[]): Promise<PendingWrite[]> {
    return this.database.rows<PendingWrite>(
      `SELECT entity, local_id AS "localId", bool_or(status IN ('in_flight', 'uncertain')) AS "isUnclear" FROM sync_operations
       WHERE connection_id = $1 AND status IN (${statesThatCan('claim')}, 'parked') AND entity = ANY($2::text[]) GROUP BY entity, local_id`,
      [connectionId, [...entities]],
    );
  }

  /**
   * What was sent and is not confirmed; and our ids of those that are being written at this moment,
   * so that what is read of them may be the echo of a write that we have no answer to yet.
   */
  async underWay(
    connectionId: string,
    entity: Entity,
  ): Promise<{ writes: WriteUnderWay[]; inFlight: ReadonlySet<string> }> {
    const rows = await this.database.rows<{
      localId: string;
      sent: CanonicalDocument | null;
      isLinked: boolean;
      isInFlight: boolean;
      plannedAt: Date;
    }>(
      `SELECT o.local_id AS "localId", o.sent, o.created_at AS "plannedAt", o.undo IS NOT NULL OR (o.status = 'in_flight' AND o.lease_until > now()) AS "isInFlight",
         EXISTS (SELECT FROM external_links l WHERE l.connection_id = o.connection_id AND l.entity = o.entity AND l.local_id = o.local_id
           AND l.deleted_at IS NULL AND l.snapshot_hash <> '') AS "isLinked"
       FROM sync_operations o WHERE o.connection_id = $1 AND o.entity = $2 AND o.status IN ('in_flight', 'uncertain')`,
      [connectionId, entity],
    );
    return {
      writes: rows.flatMap(({ sent, ...write }) => (sent === null ? [] : [{ ...write, sent }])),
      inFlight: new Set(rows.filter(({ isInFlight }) => isInFlight).map(({ localId }) => localId)),
    };
  }
}
