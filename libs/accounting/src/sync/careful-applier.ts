import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform';
import type { RemoteChange } from '../ports/accounting-connector.js';
import type { Entity } from '../ports/canonical-documents.js';
import { type Alongside, type ApplyCounts, ChangeApplier } from './change-applier.js';
import type { ApplyTarget } from './page-preparation.js';
import { refusedProblem } from './record-problems.js';
import { refusalOf } from './refusals.js';

/**
 * Applies what it is given but for the records that cannot be kept: these become problems of their page, and hold up no
 * other. Where one is among many, halves are tried until it stands alone: ten tries for one of a thousand.
 */
@Injectable()
export class CarefulApplier {
  constructor(
    private readonly applier: ChangeApplier,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async apply(
    target: ApplyTarget,
    entity: Entity,
    changes: readonly RemoteChange[],
    alongside: Alongside,
  ): Promise<ApplyCounts> {
    try {
      return await this.applier.apply(target, entity, changes, alongside);
    } catch (error) {
      if (refusalOf(error) === undefined) throw error;
    }
    // Each part is kept for good when it is in: read again, what it brought is an echo.
    const counts = await this.inParts(target, entity, halvesOf(changes));
    await this.unitOfWork.run(() => alongside(counts), { canBeRedone: true });
    return counts;
  }

  private async inParts(
    target: ApplyTarget,
    entity: Entity,
    parts: readonly (readonly RemoteChange[])[],
  ): Promise<ApplyCounts> {
    let counts = noCounts();
    for (const part of parts) counts = sumOf(counts, await this.part(target, entity, part));
    return counts;
  }

  private async part(
    target: ApplyTarget,
    entity: Entity,
    changes: readonly RemoteChange[],
  ): Promise<ApplyCounts> {
    try {
      return await this.applier.apply(target, entity, changes, () => Promise.resolve());
    } catch (error) {
      const reason = refusalOf(error);
      if (reason === undefined) throw error;
      // Ids that were made for what was not kept stand for nothing.
      target.resolver.forget();
      const [change] = changes;
      if (change && changes.length === 1)
        return { ...noCounts(), skipped: 1, problems: [refusedProblem(change, reason)] };
      return this.inParts(target, entity, halvesOf(changes));
    }
  }
}

function halvesOf(changes: readonly RemoteChange[]): (readonly RemoteChange[])[] {
  const middle = Math.ceil(changes.length / 2);
  return [changes.slice(0, middle), changes.slice(middle)].filter(({ length }) => length > 0);
}

function noCounts(): ApplyCounts {
  const none = { created: 0, updated: 0, unchanged: 0, removed: 0, skipped: 0, conflicts: 0 };
  return { ...none, problems: [] };
}

function sumOf(one: ApplyCounts, other: ApplyCounts): ApplyCounts {
  return {
    created: one.created + other.created,
    updated: one.updated + other.updated,
    unchanged: one.unchanged + other.unchanged,
    removed: one.removed + other.removed,
    skipped: one.skipped + other.skipped,
    conflicts: one.conflicts + other.conflicts,
    problems: [...one.problems, ...other.problems],
  };
}
