import { Injectable } from '@nestjs/common';
import { type BothSides, FieldPolicies } from '../ownership/field-policies.js';
import type { Entity } from '../ports/canonical-documents.js';
import { BalancesOfTheBooks } from './balances-of-the-books.js';
import { ConflictDesk } from './conflict-desk.js';
import type { ExternalLink } from './links.repository.js';
import { lostHere, lostThere, type Meeting } from './meeting.js';
import { type Pending, PendingSettlements } from './pending-settlements.js';
import { openBeside, unappliedOf } from './settlements.js';
import { Withdrawals } from './withdrawals.js';

/** A record that stands on both sides, and where. */
export interface ToMerge extends BothSides {
  remoteId: string;
}

/** A record of ours whose counterpart is no more there. */
export interface ToDepart extends Pick<ToMerge, 'connectionId' | 'binding' | 'current' | 'standing'> {
  link: ExternalLink;
}

export interface Merged {
  document: Record<string, unknown>;
  isConflict: boolean;
  /** What is open on it is not certain until writes of ours are answered; then it is to be read again. */
  isUnclear: boolean;
}

/** Merges records of both sides, and opens a conflict where a person must decide. */
@Injectable()
export class RecordMerger {
  constructor(
    private readonly conflicts: ConflictDesk,
    private readonly settlements: PendingSettlements,
    private readonly policies: FieldPolicies,
    private readonly withdrawals: Withdrawals,
    private readonly balances: BalancesOfTheBooks,
  ) {}

  /** One for each page: what is pending is asked for once, and only where it matters. */
  forPage(): (record: ToMerge) => Promise<Merged> {
    let pending: Promise<Map<string, Pending>> | undefined;
    const meet = this.policies.forPage();
    return async (record) =>
      this.merge(record, await meet(record), () => {
        pending ??= this.settlements.of(record.connectionId);
        return pending;
      });
  }

  /** A record whose counterpart was deleted there. Answers whether a person must decide, because ours was changed meanwhile. */
  async depart({ connectionId, binding, link, current, standing }: ToDepart): Promise<boolean> {
    const { fields, base, local } = lostHere(binding, link, current, standing);
    if (fields.length === 0) return false;
    const { entity, localId, remoteId } = link;
    const record = { connectionId, entity, localId, remoteId };
    await this.conflicts.open({ ...record, kind: 'deleted-there', fields, base, local, remote: null });
    return true;
  }

  /** Settlements that were deleted or changed there: what is open on all that they named. */
  restate(connectionId: string, entity: Entity, documents: readonly object[]): Promise<void> {
    return this.balances.restate(connectionId, entity, documents);
  }

  /** What waits of records that are gone on both sides has nothing left to change, and must not make them anew. */
  giveUp(connectionId: string, entity: Entity, localIds: readonly string[]): Promise<void> {
    return this.withdrawals.of(connectionId, entity, localIds);
  }

  private async merge(
    { connectionId, binding, remoteId, current }: ToMerge,
    meeting: Meeting,
    pendingNow: () => Promise<Map<string, Pending>>,
  ): Promise<Merged> {
    const { base, local, remote, outcome } = meeting;
    const lost = lostThere(binding, meeting);
    const fields = lost.length > 0 ? lost : outcome.conflicts;
    const isConflict = fields.length > 0;
    if (isConflict) {
      const kind = lost.length > 0 ? 'deleted-here' : 'both-changed';
      const record = { connectionId, entity: binding.entity, localId: current.id, remoteId };
      await this.conflicts.open({ ...record, kind, fields, base, local, remote });
    }
    const { merged } = outcome;
    for (const field of lost) merged[field] = local[field];
    if (outcome.fromRemote.includes('unappliedAmount')) merged.unappliedAmount = unappliedOf(merged, remote);
    const pending = hasOtherBalance(meeting) ? (await pendingNow()).get(current.id) : undefined;
    if (!pending) return { document: merged, isConflict, isUnclear: false };
    const { balance, isTooMuch } = openBeside(remote.balance as string, pending.amount);
    merged.balance = balance;
    return { document: merged, isConflict, isUnclear: pending.isUnclear || isTooMuch };
  }
}

/**
 * Whether the books say something else of what is open than was agreed on, though it be what we say ourselves: both sides may
 * have settled as much. Of what was left unclear nothing was agreed on.
 */
function hasOtherBalance({ base, remote }: Meeting): boolean {
  return typeof remote.balance === 'string' && remote.balance !== base.balance;
}
