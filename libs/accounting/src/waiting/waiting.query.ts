import { Injectable } from '@nestjs/common';
import { decodeCursor } from '#platform';
import { ConflictAnswers } from '../conflicts/conflict-answers.js';
import type { ConflictAnswer } from '../conflicts/conflicts.dto.js';
import { page } from '../queries/connection.queries.js';
import { labelOf } from '../queries/record-labels.js';
import type { ConflictKind } from '../sync/conflicts.repository.js';
import { type UsualAnswer, usualAnswer } from './usual-answer.js';
import { UsualAnswersRepository } from './usual-answers.repository.js';
import { answersToConflict, kindOfWrite } from './wait-kinds.js';
import type {
  WaitingAnswer,
  WaitingCountsAnswer,
  WaitingListAnswer,
  WaitingListQuery,
} from './waiting.dto.js';
import { type ParkedWrite, WaitingRepository } from './waiting.repository.js';
import { type Evidence, WaitingEvidence } from './waiting-evidence.js';

/** What waits for a person, of every kind, as one list. */
@Injectable()
export class WaitingQuery {
  constructor(
    private readonly waiting: WaitingRepository,
    private readonly evidence: WaitingEvidence,
    private readonly conflicts: ConflictAnswers,
    private readonly habits: UsualAnswersRepository,
  ) {}

  async list({ connectionId, cursor, limit }: WaitingListQuery): Promise<WaitingListAnswer> {
    const before = cursor === undefined ? undefined : String(decodeCursor(cursor, 'id')[0]);
    const rows = page(
      await this.waiting.page(connectionId, before, limit + 1),
      limit,
      ({ id }) => id,
      (row) => row,
    );
    const ids = (isConflict: boolean) =>
      rows.items.filter((row) => row.isConflict === isConflict).map(({ id }) => id);
    const found = new Map<string, WaitingAnswer>();
    const conflicts = await this.waiting.conflicts(ids(true));
    for (const one of await this.conflicts.of(conflicts)) found.set(one.id, ofConflict(one));
    for (const one of await this.writes(ids(false))) found.set(one.id, one);
    // What somebody decided between the two looks is not there any more.
    return { items: rows.items.flatMap(({ id }) => found.get(id) ?? []), nextCursor: rows.nextCursor };
  }

  async counts(): Promise<WaitingCountsAnswer> {
    const connections = await this.waiting.counts();
    return {
      count: connections.reduce((sum, { count }) => sum + count, 0),
      connections: connections.map(({ connectionId, count }) => ({ connectionId, count })),
    };
  }

  private async writes(ids: readonly string[]): Promise<WaitingAnswer[]> {
    const writes = await this.waiting.writes(ids);
    const evidence = await this.evidence.of(writes);
    const alike = await this.waiting.alike(ids);
    const habits = await this.habits.of(writes);
    return writes.flatMap((write) => {
      const known = evidence.get(write.id);
      if (!known) return [];
      const usual = usualAnswer(habits.get(write.id), known);
      return [ofWrite(write, known, { alike: alike.get(write.id) ?? 0, usual })];
    });
  }
}

function ofConflict(conflict: ConflictAnswer): WaitingAnswer {
  const { id, connectionId, entity, recordId, kind, fields, base, ours, theirs } = conflict;
  const label = [ours, theirs, base].map((one) => one && labelOf(one)).find(Boolean) ?? null;
  return {
    ...{ id, connectionId, entity, recordId, label, kind, operation: null, cause: null },
    ...{ fields, base, ours, theirs, references: [], candidates: [], closedThrough: null, day: null },
    answers: answersToConflict(kind as ConflictKind, fields),
    ...{ alike: conflict.alike, suggestion: conflict.suggestion, usual: null },
    since: conflict.createdAt,
  };
}

function ofWrite(
  write: ParkedWrite,
  known: Evidence,
  others: { alike: number; usual: UsualAnswer | null },
): WaitingAnswer {
  const { id, connectionId, entity, localId, operation, error, updatedAt } = write;
  const { message, fix = null, field = null, vendorCode = null } = error ?? {};
  return {
    ...{ id, connectionId, entity, recordId: localId, operation, kind: kindOfWrite(write) },
    cause: message === undefined ? null : { message, fix, field, code: vendorCode },
    ...{ base: null, ...known, ...others, suggestion: null, since: updatedAt.toISOString() },
  };
}
