import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { AuditLog, requireScope, UnitOfWork } from '#platform';
import { type Conflict, ConflictsRepository } from '../sync/conflicts.repository.js';
import { ConflictOutcomes } from './conflict-outcomes.js';
import type { Decision } from './decision.js';

/** Alike ones that one request decides; the answer says how many are left. */
const MOST_AT_ONCE = 200;
/** However many of them cannot be decided so: a person waits. */
const MOST_TRIED = 5_000;

export interface Resolved {
  resolved: number;
  /** Alike ones that are still open. */
  left: number;
}

/** A person decides a conflict, and all that are alike if asked to. */
@Injectable()
export class ResolveConflictCommand {
  constructor(
    private readonly conflicts: ConflictsRepository,
    private readonly outcomes: ConflictOutcomes,
    private readonly audit: AuditLog,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute(id: string, decision: Decision): Promise<Resolved> {
    await this.decide(id, decision);
    return { resolved: 1, left: 0 };
  }

  /** Each in a unit of work of its own: what somebody decided meanwhile, or what cannot be decided so, is left as it is. */
  async executeAlike(id: string, decision: Decision): Promise<Resolved> {
    const first = await this.decide(id, decision);
    const resolved = 1 + (await this.decideOthers(first, decision));
    return { resolved, left: await this.conflicts.countAlike(first) };
  }

  /** The oldest first; those that cannot be decided so are passed over, and keep no later one waiting. */
  private async decideOthers(first: Conflict, decision: Decision): Promise<number> {
    let decided = 0;
    let page: string[] = [];
    for (let tried = 0; tried < MOST_TRIED; tried += page.length) {
      page = await this.conflicts.alike(first, page.at(-1), MOST_AT_ONCE);
      for (const other of page) {
        if (await this.isDecided(other, decision)) decided++;
        if (decided === MOST_AT_ONCE) return decided;
      }
      if (page.length < MOST_AT_ONCE) break;
    }
    return decided;
  }

  private async isDecided(id: string, decision: Decision): Promise<boolean> {
    try {
      await this.decide(id, decision);
      return true;
    } catch (error) {
      if (error instanceof DomainError) return false;
      throw error;
    }
  }

  private decide(id: string, decision: Decision): Promise<Conflict> {
    return this.unitOfWork.run(async () => {
      // The record comes before its conflict, as it does for a page that is being taken in: the two then never deadlock.
      const subject = await this.conflicts.subjectOf(id);
      if (subject) await this.outcomes.hold(subject);
      const conflict = await this.conflicts.lockOpen(id);
      if (!conflict)
        throw DomainError.notFound(
          NOT_FOUND,
          'There is no such open conflict; somebody may have decided it already.',
        );
      refuseOthersThan(conflict, decision);
      const { actor } = requireScope();
      await this.conflicts.resolve(id, decision, actor.kind === 'user' ? (actor.id ?? null) : null);
      await this.outcomes.carryOut(conflict, decision);
      await this.audit.record({
        action: 'conflict.resolved',
        entity: conflict.entity,
        entityId: conflict.localId ?? id,
        data: {
          choice: decision.choice,
          fields: conflict.fields,
          ...(decision.fields && { sides: decision.fields }),
        },
      });
      return conflict;
    });
  }
}

const NOT_FOUND = 'CONFLICT.NOT_FOUND';

/** Field by field is for what both sides changed, and then for each field: what nobody chose would be lost silently. */
function refuseOthersThan({ kind, fields }: Conflict, { choice, fields: sides = {} }: Decision): void {
  if (choice !== 'fields') return;
  if (kind !== 'both-changed')
    throw new DomainError('CONFLICT.WHOLE', 'This record stands or falls as a whole.', {
      ...{ field: 'choice', fix: 'Choose one side for all of it.' },
    });
  const missing = fields.filter((field) => sides[field] === undefined);
  const strange = Object.keys(sides).filter((field) => !fields.includes(field));
  if (missing.length + strange.length > 0)
    throw new DomainError('CONFLICT.FIELDS', 'A side must be chosen for each field of the conflict.', {
      ...{ field: 'fields', fix: `Choose one for each of these and for no other: ${fields.join(', ')}.` },
    });
}
