import { Injectable } from '@nestjs/common';
import { decodeCursor, toPage } from '#platform';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { EntryNames } from '../plans/entry-names.js';
import type { Entity } from '../ports/canonical-documents.js';
import type {
  RollbackAnswer,
  RollbacksAnswer,
  RollbacksQuery,
  UndoEntriesAnswer,
  UndoEntriesQuery,
  UndoEntryAnswer,
} from './rollback.dto.js';
import type { Rollback, StoredUndo, UndoEffect } from './rollback.types.js';
import { RollbackDesk } from './rollback-desk.js';
import { WrittenRepository } from './written.repository.js';

const NOTES: Record<Rollback['direction'], string[]> = {
  pull: [
    'Only our side is written. What is set back counts as changed here: the next sync does not bring theirs in again.',
    'If they change that very field once more, you are asked; balances and totals that the books compute are taken over then.',
    'Nothing of it is sent by itself. Send a record by hand, or change it, if the books should say the same.',
  ],
  push: [
    'Only the accounting system is written. Ours stays as it is and is not sent again by itself.',
    'It goes there again when somebody changes it here or sends it by hand.',
  ],
};

/** What a person sees of rollbacks. */
@Injectable()
export class RollbacksQueries {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly desk: RollbackDesk,
    private readonly names: EntryNames,
    private readonly written: WrittenRepository,
  ) {}

  async list(connectionId: string, { cursor, limit, runId }: RollbacksQuery): Promise<RollbacksAnswer> {
    await this.connections.get(connectionId);
    const before = cursor && String(decodeCursor(cursor, 'id')[0]);
    const rows = await this.desk.rollbacks.list(connectionId, runId, before, limit + 1);
    return toPage(rows, limit, ({ id }) => [id], rollbackAnswer);
  }

  /** Its writes are told as they stand now: one that is tried again settles long after it was planned. */
  async get(id: string): Promise<RollbackAnswer> {
    const rollback = await this.desk.get(id);
    const { outcome, direction } = rollback;
    if (!outcome || direction === 'pull') return rollbackAnswer(rollback);
    return rollbackAnswer({ ...rollback, outcome: { ...outcome, writes: await this.written.sent(id) } });
  }

  async entries(id: string, { cursor, limit, entity, effect }: UndoEntriesQuery): Promise<UndoEntriesAnswer> {
    await this.desk.get(id);
    const after = cursor ? Number(decodeCursor(cursor, 'number')[0]) : 0;
    const filter = { entity: entity as Entity | undefined, effect: effect as UndoEffect | undefined };
    const page = toPage(
      await this.desk.rollbacks.entries(id, filter, after, limit + 1),
      limit,
      ({ sequence }) => [sequence],
      (entry) => entry,
    );
    const names = await this.names.of(page.items);
    return { ...page, items: page.items.map((entry, index) => entryAnswer(entry, names[index] ?? {})) };
  }
}

export function rollbackAnswer(rollback: Rollback): RollbackAnswer {
  const { createdAt, expiresAt, appliedAt, finishedAt, ...rest } = rollback;
  const instant = (at: Date | null) => at?.toISOString() ?? null;
  return {
    ...rest,
    notes: NOTES[rollback.direction],
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    appliedAt: instant(appliedAt),
    finishedAt: instant(finishedAt),
  };
}

function entryAnswer(
  { premise: _premise, images: _images, action: _action, bundle: _bundle, localId, ...entry }: StoredUndo,
  names: Record<string, string>,
): UndoEntryAnswer {
  const isConflict = entry.fields.some(({ conflict }) => conflict);
  return { ...entry, names, isConflict, recordId: localId, match: null, decision: null };
}
