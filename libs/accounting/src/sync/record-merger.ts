import { Injectable } from '@nestjs/common';
import type { AnyBinding } from './bindings/entity-binding.js';
import { ConflictDesk } from './conflict-desk.js';
import { meet } from './meeting.js';
import type { Document } from './page-preparation.js';
import { type Pending, PendingSettlements } from './pending-settlements.js';
import { openBeside, unappliedOf } from './settlements.js';

/** A record that stands on both sides, and where. */
export interface ToMerge {
  connectionId: string;
  binding: AnyBinding;
  remoteId: string;
  current: { id: string };
  /** What both sides last agreed on. */
  agreed: Document | null | undefined;
  /** What theirs says now, in our ids. */
  theirs: Document;
  standing: ReadonlyMap<string, string>;
}

export interface Merged {
  document: Document;
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
  ) {}

  /** One for each page: what is pending is asked for once, and only where it matters. */
  forPage(): (record: ToMerge) => Promise<Merged> {
    let pending: Promise<Map<string, Pending>> | undefined;
    return (record) =>
      this.merge(record, () => {
        pending ??= this.settlements.of(record.connectionId);
        return pending;
      });
  }

  private async merge(
    { connectionId, binding, remoteId, current, agreed, theirs, standing }: ToMerge,
    pendingNow: () => Promise<Map<string, Pending>>,
  ): Promise<Merged> {
    const { base, local, remote, outcome } = meet(binding, agreed, theirs, current, standing);
    const isConflict = outcome.conflicts.length > 0;
    if (isConflict) {
      const { entity } = binding;
      const kind = 'both-changed';
      const fields = outcome.conflicts;
      const sides = { base, local, remote };
      await this.conflicts.open({
        connectionId,
        entity,
        localId: current.id,
        remoteId,
        kind,
        fields,
        ...sides,
      });
    }
    const { merged } = outcome;
    if (outcome.fromRemote.includes('unappliedAmount')) merged.unappliedAmount = unappliedOf(merged, remote);
    const isOpenThere = typeof remote.balance === 'string' && outcome.fromRemote.includes('balance');
    const pending = isOpenThere ? (await pendingNow()).get(current.id) : undefined;
    if (!pending) return { document: merged, isConflict, isUnclear: false };
    const { balance, isTooMuch } = openBeside(remote.balance as string, pending.amount);
    merged.balance = balance;
    return { document: merged, isConflict, isUnclear: pending.isUnclear || isTooMuch };
  }
}
