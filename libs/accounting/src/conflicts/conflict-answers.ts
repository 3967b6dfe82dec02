import { Injectable } from '@nestjs/common';
import { conflictAnswer } from '../queries/answers.js';
import { type Conflict, ConflictsRepository } from '../sync/conflicts.repository.js';
import type { ConflictAnswer } from './conflicts.dto.js';
import { suggestionOf } from './suggestions.js';

/** Conflicts as people see them: with how many others are like each, and what was decided of such the last times. */
@Injectable()
export class ConflictAnswers {
  constructor(private readonly conflicts: ConflictsRepository) {}

  async of(conflicts: readonly Conflict[]): Promise<ConflictAnswer[]> {
    const open = conflicts.filter(({ status }) => status === 'open');
    if (open.length === 0) return conflicts.map((one) => conflictAnswer(one, 0, null));
    const past = await this.conflicts.pastDecisions([...new Set(open.map(({ entity }) => entity))]);
    const alike = await this.conflicts.countsAlike(open.map(({ id }) => id));
    return conflicts.map((one) =>
      conflictAnswer(one, alike.get(one.id) ?? 0, one.status === 'open' ? suggestionOf(one, past) : null),
    );
  }
}
