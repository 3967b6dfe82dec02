import { Injectable } from '@nestjs/common';
import { MemberDirectory } from '#identity';
import type { InvoiceView } from '#invoicing';
import { DomainError } from '#kernel';
import type { Approval } from '../approvals.repository.js';
import { DecisionsRepository } from '../decisions.repository.js';
import { DelegationsRepository } from '../delegations.repository.js';
import { type Turn, turnOf, type Voter } from '../domain/turn.js';
import { FixesRepository } from '../fixes.repository.js';

/** Works out whether it is somebody's turn to decide. */
@Injectable()
export class Turns {
  constructor(
    private readonly members: MemberDirectory,
    private readonly decisions: DecisionsRepository,
    private readonly delegations: DelegationsRepository,
    private readonly fixes: FixesRepository,
  ) {}

  /**
   * Throws `APPROVALS.OWN_INVOICE` for whoever wrote or mended it, `APPROVALS.ALREADY_DECIDED` and
   * `APPROVALS.NOT_YOUR_TURN`.
   */
  async of(
    person: string,
    invoice: InvoiceView,
    approval: Approval,
    allowsSelfApproval: boolean,
  ): Promise<Turn> {
    const authors = new Set(allowsSelfApproval ? [] : await this.authorsOf(invoice));
    if (authors.has(person)) throw ownInvoice(invoice);
    const away = (await this.delegations.absentFor(person)).filter((id) => !authors.has(id));
    const roles = await this.members.rolesOf([person, ...away]);
    const voterCalled = (id: string): Voter => ({ id, role: roles.get(id) });
    const waiting = {
      steps: approval.steps,
      step: approval.step,
      isEscalated: approval.escalatedAt !== null,
    };
    const votes = await this.decisions.votes(approval.id);
    // Who has left the organization has no turn that another could take.
    const absent = away.filter((id) => roles.has(id)).map(voterCalled);
    return turnOf(waiting, votes, voterCalled(person), absent);
  }

  private async authorsOf(invoice: InvoiceView): Promise<string[]> {
    const menders = await this.fixes.appliedBy(invoice.id);
    return invoice.createdBy === null ? menders : [invoice.createdBy, ...menders];
  }
}

function ownInvoice(invoice: InvoiceView): DomainError {
  return new DomainError(
    'APPROVALS.OWN_INVOICE',
    `You wrote or corrected invoice ${invoice.number} yourself.`,
    {
      kind: 'forbidden',
      fix: 'Ask a colleague to approve it, or let the owner allow approving one’s own invoices.',
    },
  );
}
