import { Injectable } from '@nestjs/common';
import { MemberDirectory } from '#identity';
import { DomainError } from '#kernel';
import { decodeCursor, type PageQuery, toPage } from '#platform';
import type { Decision } from '../conflicts/decision.js';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { EntryNames } from '../plans/entry-names.js';
import { type Entity, isEntity } from '../ports/canonical-documents.js';
import { ConflictsRepository, type DecidedConflict } from '../sync/conflicts.repository.js';
import { ChangesRepository, type LastWrite, type SyncChange, type Writer } from './changes.repository.js';
import type {
  ChangeAnswer,
  HistoryAnswer,
  LastWriteAnswer,
  RecordConflictAnswer,
  WriterAnswer,
} from './history.dto.js';

type FirstPage = Pick<HistoryAnswer, 'fields' | 'makers' | 'conflicts'>;

/** Who wrote what of one record, on which side, and through what. */
@Injectable()
export class RecordHistory {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly changes: ChangesRepository,
    private readonly conflicts: ConflictsRepository,
    private readonly members: MemberDirectory,
    private readonly names: EntryNames,
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
    const page = toPage(rows, limit, ({ id }) => [id], changeAnswer);
    const first = before ? NO_MORE : await this.first(connectionId, entity, recordId);
    const names = await this.named(entity, page.items, first.fields);
    return { ...page, ...first, names, label: await this.names.ofRecord(entity, recordId) };
  }

  private async first(connectionId: string, entity: Entity, recordId: string): Promise<FirstPage> {
    const [fields, makers, conflicts] = await Promise.all([
      this.changes.lastWrites(connectionId, entity, recordId),
      this.changes.makers(connectionId, entity, recordId),
      this.conflicts.ofRecord(connectionId, entity, recordId),
    ]);
    const people = await this.members.namesOf(conflicts.flatMap(({ resolvedBy }) => resolvedBy ?? []));
    return {
      fields: fields.map(lastWriteAnswer),
      makers: makers.map(writerOf),
      conflicts: conflicts.map((one) => conflictAnswer(one, people)),
    };
  }

  /** One question for each kind of record that any of the values names. */
  private async named(
    entity: Entity,
    items: readonly ChangeAnswer[],
    fields: readonly LastWriteAnswer[],
  ): Promise<Record<string, string>> {
    const entries = [
      ...items.map((one) => one.fields.map(({ field, before, after }) => valued(field, before, after))),
      ...fields.map(({ field, value }) => [valued(field, null, value)]),
    ].map((one) => ({ entity, fields: one }));
    return Object.assign({}, ...(await this.names.of(entries)));
  }
}

const NO_MORE: FirstPage = { fields: [], makers: [], conflicts: [] };

function valued(field: string, ours: unknown, theirs: unknown) {
  return { field, agreed: null, ours, theirs, stands: null, conflict: false };
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
  return { field: write.field, value: write.value ?? null, ...writerOf(write) };
}

function writerOf({ side, at, runId, operationId, rollbackId, conflictId }: Writer): WriterAnswer {
  const caused = rollbackId ? 'undo' : conflictId ? 'decision' : operationId ? 'write' : undefined;
  const through = caused ?? (runId ? 'run' : 'notice');
  return { side, at: at.toISOString(), through, runId, operationId, rollbackId, conflictId };
}

function conflictAnswer(
  conflict: DecidedConflict,
  people: ReadonlyMap<string, string>,
): RecordConflictAnswer {
  const { id, kind, status, fields, resolution, resolvedBy, createdAt, resolvedAt } = conflict;
  const decision = resolution as Decision | null;
  return {
    ...{ id, kind, status, fields },
    choice: decision?.choice ?? null,
    sides: Object.entries(decision?.fields ?? {}).map(([field, side]) => ({ field, side })),
    decidedBy: (resolvedBy && people.get(resolvedBy)) ?? null,
    createdAt: createdAt.toISOString(),
    resolvedAt: resolvedAt?.toISOString() ?? null,
  };
}
