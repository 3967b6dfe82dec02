import type { ConflictAnswer } from '../conflicts/conflicts.dto.js';
import type { Suggestion } from '../conflicts/suggestions.js';
import type { Connection } from '../connections/connections.repository.js';
import { areOrdersSent } from '../connections/directions.js';
import type { IntegrationAnswer, MappingAnswer, OperationAnswer, RunAnswer } from '../dto/integration.dto.js';
import type { Conflict } from '../sync/conflicts.repository.js';
import type { ExternalLink } from '../sync/links.repository.js';
import type { SyncOperation } from '../sync/operations.repository.js';
import type { SyncRun } from '../sync/runs.repository.js';

const instant = (at: Date | null) => at?.toISOString() ?? null;

export function integrationAnswer(connection: Connection): IntegrationAnswer {
  const {
    id,
    system,
    status,
    remoteCompanyId,
    remoteCompanyName,
    currency,
    country,
    settings,
    statusReason,
    lastSuccessAt,
    createdAt,
  } = connection;
  return {
    id,
    system,
    status,
    companyId: remoteCompanyId,
    companyName: remoteCompanyName,
    currency,
    country,
    settings: { ...settings, pushOrders: areOrdersSent(settings.directions) },
    statusReason,
    lastSuccessAt: instant(lastSuccessAt),
    createdAt: createdAt.toISOString(),
  };
}

export function runAnswer({
  id,
  kind,
  trigger,
  status,
  progress,
  calls,
  error,
  startedAt,
  finishedAt,
}: SyncRun): RunAnswer {
  const shown = Object.fromEntries(
    Object.entries(progress).map(([entity, { cursor: _cursor, from: _from, asked: _asked, ...counts }]) => [
      entity,
      counts,
    ]),
  );
  return {
    id,
    kind,
    trigger,
    status,
    progress: shown,
    calls,
    error,
    startedAt: startedAt.toISOString(),
    finishedAt: instant(finishedAt),
  };
}

export function operationAnswer(operation: SyncOperation, label: string | null): OperationAnswer {
  const {
    id,
    entity,
    localId,
    operation: kind,
    status,
    attempts,
    error,
    remoteId,
    undo,
    createdAt,
    updatedAt,
    confirmedAt,
  } = operation;
  return {
    id,
    entity,
    recordId: localId,
    label,
    operation: kind,
    status,
    attempts,
    error,
    remoteId,
    rollbackId: undo?.rollbackId ?? null,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    confirmedAt: instant(confirmedAt),
  };
}

export function mappingAnswer({
  localId,
  remoteId,
  remoteVersion,
  deleted,
  snapshot,
}: Omit<ExternalLink, 'entity'>): MappingAnswer {
  return { recordId: localId, remoteId, remoteVersion, deleted, snapshot };
}

export function conflictAnswer(
  { localId, local, remote, resolution: _decided, createdAt, ...shared }: Conflict,
  alike: number,
  suggestion: Suggestion | null,
): ConflictAnswer {
  const { id, connectionId, entity, kind, status, fields, base } = shared;
  return {
    ...{ id, connectionId, entity, recordId: localId, kind, status, fields },
    ...{ base, ours: local, theirs: remote, alike, suggestion, createdAt: createdAt.toISOString() },
  };
}
