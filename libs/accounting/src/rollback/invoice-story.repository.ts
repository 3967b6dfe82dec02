import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { Decision } from '../conflicts/decision.js';
import type { Entity } from '../ports/canonical-documents.js';
import type { ConflictKind } from '../sync/conflicts.repository.js';
import type { OperationStatus } from '../sync/operation.states.js';
import type { OperationError, OperationKind } from '../sync/operations.repository.js';
import type { Fields } from './images.js';

/** In whose books. */
interface InBooks {
  id: string;
  connectionId: string;
  company: string | null;
  system: string;
}

export interface ToldWrite extends InBooks {
  operation: OperationKind;
  status: OperationStatus;
  error: OperationError | null;
  remoteId: string | null;
  updatedAt: Date;
  confirmedAt: Date | null;
}

export interface ToldChange extends InBooks {
  effect: 'create' | 'change' | 'remove';
  before: Fields;
  after: Fields;
  at: Date;
}

export interface ToldConflict extends InBooks {
  kind: ConflictKind;
  fields: string[];
  resolution: Decision | null;
  createdAt: Date;
  resolvedAt: Date | null;
  resolvedBy: string | null;
}

const COMPANY = 'c.id AS "connectionId", c.remote_company_name AS company, c.system';

/** What happened to one record between here and any company's books, also one that is not linked any more. */
@Injectable()
export class InvoiceStoryRepository {
  constructor(private readonly database: Database) {}

  /** The last ones; without what a later write replaced before it left. */
  writes(entity: Entity, localId: string, limit: number): Promise<ToldWrite[]> {
    return this.database.rows<ToldWrite>(
      `SELECT t.id, ${COMPANY}, t.operation, t.status, t.error, t.remote_id AS "remoteId", t.updated_at AS "updatedAt", t.confirmed_at AS "confirmedAt"
       FROM sync_operations t JOIN connections c ON c.organization_id = t.organization_id AND c.id = t.connection_id
       WHERE t.entity = $1 AND t.local_id = $2 AND t.status <> 'superseded' ORDER BY t.id DESC LIMIT $3`,
      [entity, localId, limit],
    );
  }

  /** What was written here by a sync, a notice or an undoing; what a decision wrote is told with it. */
  changes(entity: Entity, localId: string, limit: number): Promise<ToldChange[]> {
    return this.database.rows<ToldChange>(
      `SELECT t.id, ${COMPANY}, t.effect, t.before, t.after, t.at
       FROM sync_changes t JOIN connections c ON c.organization_id = t.organization_id AND c.id = t.connection_id
       WHERE t.entity = $1 AND t.local_id = $2 AND t.side = 'here' AND t.effect <> 'create' AND t.conflict_id IS NULL ORDER BY t.id DESC LIMIT $3`,
      [entity, localId, limit],
    );
  }

  conflicts(entity: Entity, localId: string, limit: number): Promise<ToldConflict[]> {
    return this.database.rows<ToldConflict>(
      `SELECT t.id, ${COMPANY}, t.kind, t.fields, t.resolution, t.created_at AS "createdAt", t.resolved_at AS "resolvedAt", t.resolved_by AS "resolvedBy"
       FROM connections c JOIN conflicts t ON t.organization_id = c.organization_id AND t.connection_id = c.id
       WHERE t.entity = $1 AND t.local_id = $2 ORDER BY t.id DESC LIMIT $3`,
      [entity, localId, limit],
    );
  }
}
