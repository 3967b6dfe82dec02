import { Injectable } from '@nestjs/common';
import type { InvoiceView } from '#invoicing';
import { DomainError } from '#kernel';
import { type ApprovalSettings, ApprovalSettingsRepository } from '../approval-settings.repository.js';
import type { Approval } from '../approvals.repository.js';
import type { NewDecision } from '../decisions.repository.js';
import type { Turn } from '../domain/turn.js';
import { ApprovalDesk } from './approval-desk.js';
import { ApprovalGrants } from './approval-grants.js';
import { DecisionLedger } from './decision-ledger.js';
import { Turns } from './turns.js';

export type Said = Pick<NewDecision, 'reason' | 'decidedBy' | 'findings' | 'anomalyScore'>;

/** A turn that somebody may take now. */
export interface OpenTurn extends Turn {
  approval: Approval;
  settings: ApprovalSettings;
  /** Decided with others, which leave together. */
  isOneOfMany?: boolean;
}

/** Takes what was said through the steps of the invoice's approval. The caller holds the invoice. */
@Injectable()
export class Approver {
  constructor(
    private readonly desk: ApprovalDesk,
    private readonly turns: Turns,
    private readonly grants: ApprovalGrants,
    private readonly ledger: DecisionLedger,
    private readonly settings: ApprovalSettingsRepository,
  ) {}

  /** See `Turns.of` for what it throws. */
  async turnOf(invoice: InvoiceView, person: string): Promise<OpenTurn> {
    const settings = await this.settings.read();
    const approval = await this.desk.openFor(invoice);
    const turn = await this.turns.of(person, invoice, approval, settings.allowSelfApproval);
    return { ...turn, approval, settings };
  }

  /** The place of an invoice on its route, for a rule that may stand for its only step; `isFirst`: nobody judged it yet. */
  async turnOfRule(invoice: InvoiceView): Promise<OpenTurn & { isFirst: boolean }> {
    const settings = await this.settings.read();
    const approval = await this.desk.openFor(invoice);
    const isFirst = !(await this.ledger.wasJudged(invoice.id));
    return { onBehalfOf: null, isStepDone: true, isLast: true, approval, settings, isFirst };
  }

  async approve(
    invoice: InvoiceView,
    { approval, settings, onBehalfOf, isStepDone, isLast, isOneOfMany }: OpenTurn,
    said: Said,
  ): Promise<void> {
    const made = { ...said, onBehalfOf, step: approval.step };
    if (isLast) return this.grants.grant(invoice, approval, made, { ...settings, isOneOfMany });
    await this.ledger.enter(invoice, {
      ...made,
      ...{ approvalId: approval.id, decision: 'approved', isFinal: false },
    });
    if (isStepDone) await this.desk.advance(approval, invoice);
  }

  /** Whoever may approve at all may send back, whosever turn it is. */
  async reject(invoice: InvoiceView, said: Said): Promise<void> {
    const approval = await this.desk.openFor(invoice);
    await this.ledger.enter(invoice, {
      ...said,
      ...{
        approvalId: approval.id,
        decision: 'rejected',
        onBehalfOf: null,
        step: approval.step,
        isFinal: true,
      },
    });
    await this.desk.settle(approval, 'reject');
  }

  /** The approval that can be undone. Throws `APPROVALS.TOO_LATE` when nothing was approved, it was sent or paid, or the grace is over. */
  async undoable({ id, number, status }: InvoiceView): Promise<Approval> {
    const approval = status === 'approved' ? await this.desk.undoable(id) : undefined;
    if (!approval) throw tooLate(number);
    return approval;
  }

  /** `invoice` is what it was while approved, `again` what waits now. */
  async undo(approval: Approval, invoice: InvoiceView, again: InvoiceView, said: Said): Promise<void> {
    await this.ledger.enter(invoice, {
      ...said,
      ...{
        approvalId: approval.id,
        decision: 'undone',
        onBehalfOf: null,
        step: approval.step,
        isFinal: true,
      },
    });
    await this.desk.reopen(approval, again);
  }
}

function tooLate(number: string): DomainError {
  return DomainError.conflict(
    'APPROVALS.TOO_LATE',
    `There is no approval of invoice ${number} that can be undone.`,
    { fix: 'If it has left already, void it and write a new one.' },
  );
}
