import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { decodeCursor, type PageQuery, toPage } from '#platform';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { isEntity } from '../ports/canonical-documents.js';
import { ChangesRepository, type LastWrite, type SyncChange } from './changes.repository.js';
import type { ChangeAnswer, HistoryAnswer, LastWriteAnswer, WriterAnswer } from './history.dto.js';

/** Who wrote what of one record, on which side, and through what. */
@Injectable()
export class RecordHistory {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly changes: ChangesRepository,
  ) {}

  /** The last change first. Throws `CONNECTION.NOT_FOUND` and `RECORD.NO_SUCH_KIND`. */
  async of(
    connectionId: string,
    entity: string,
    recordId: string,
    { cursor, limit }: PageQuery,
  ): Promise<HistoryAnswer> {
    await this.connections.get(connectionId);
    if (!isEntity(entity))
      throw DomainError.notFound('RECORD.NO_SUCH_KIND', 'There are no records of this kind.');
    const before = cursor && String(decodeCursor(cursor, 'id')[0]);
    const rows = await this.changes.ofRecord(connectionId, entity, recordId, before, limit + 1);
    const fields = before ? [] : await this.changes.lastWrites(connectionId, entity, recordId);
    return { ...toPage(rows, limit, ({ id }) => [id], changeAnswer), fields: fields.map(lastWriteAnswer) };
  }
}

function changeAnswer(change: SyncChange): ChangeAnswer {
  const { id, effect, before, after } = change;
  return {
    ...writerOf(change),
    ...{ id, effect },
    fields: Object.keys(after).map((field) => ({
      ...{ field, before: before[field] ?? null, after: after[field] ?? null },
    })),
  };
}

function lastWriteAnswer(write: LastWrite): LastWriteAnswer {
  return { field: write.field, ...writerOf(write) };
}

function writerOf({ side, at, runId, operationId, rollbackId }: Omit<LastWrite, 'field'>): WriterAnswer {
  const through = rollbackId ? 'undo' : operationId ? 'write' : runId ? 'run' : 'notice';
  return { side, at: at.toISOString(), through, runId, operationId, rollbackId };
}
