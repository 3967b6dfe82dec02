import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import type { Finding } from '../domain/finding.js';
import { CommonGrace } from './common-grace.js';
import { Decide } from './decide.command.js';
import { UndoApproval } from './undo-approval.command.js';

export interface BulkOutcome {
  id: string;
  isDone: boolean;
  /** Why not, when it was not done. */
  code: string | null;
  message: string | null;
  fix: string | null;
  /** What blocks it, where that is why. */
  findings: Finding[];
  /** Of a yes that can be taken back. */
  canBeUndoneUntil: string | null;
}

/** An invoice as somebody looked at it. */
export interface Seen {
  id: string;
  version: number;
}

/** Each invoice is decided by itself: what one refuses does not hold up the others. In order, one after another. */
@Injectable()
export class DecideMany {
  constructor(
    private readonly decide: Decide,
    private readonly undoing: UndoApproval,
    private readonly grace: CommonGrace,
  ) {}

  /** Those whose last yes it was leave together: the first can be taken back for as long as the last. */
  async approve(ids: readonly string[], seen: readonly Seen[] = []): Promise<BulkOutcome[]> {
    const versions = versionsOf(seen);
    const outcomes = await each(ids, (id) =>
      this.decide.approve(id, { version: versions.get(id), isOneOfMany: true }),
    );
    const leaving = await this.grace.begin(outcomes.flatMap(({ id, isDone }) => (isDone ? id : [])));
    return outcomes.map((outcome) => ({ ...outcome, canBeUndoneUntil: leaving.get(outcome.id) ?? null }));
  }

  reject(ids: readonly string[], reason: string, seen: readonly Seen[] = []): Promise<BulkOutcome[]> {
    const versions = versionsOf(seen);
    return each(ids, (id) => this.decide.reject(id, reason, versions.get(id)));
  }

  /** Takes approvals back; one that has left already is refused. */
  undo(ids: readonly string[], reason: string | null): Promise<BulkOutcome[]> {
    return each(ids, (id) => this.undoing.run(id, reason));
  }
}

function versionsOf(seen: readonly Seen[]): Map<string, number> {
  return new Map(seen.map(({ id, version }) => [id, version]));
}

async function each(
  ids: readonly string[],
  decide: (id: string) => Promise<unknown>,
): Promise<BulkOutcome[]> {
  const outcomes: BulkOutcome[] = [];
  for (const id of new Set(ids)) outcomes.push(await outcomeOf(id, decide));
  return outcomes;
}

/** Only a refusal is an outcome; a fault of ours ends the request. */
async function outcomeOf(id: string, decide: (id: string) => Promise<unknown>): Promise<BulkOutcome> {
  try {
    await decide(id);
    return { id, isDone: true, code: null, message: null, fix: null, findings: [], canBeUndoneUntil: null };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { code, message, fix = null, details } = error;
    const findings = (details?.findings ?? []) as Finding[];
    return { id, isDone: false, code, message, fix, findings, canBeUndoneUntil: null };
  }
}
