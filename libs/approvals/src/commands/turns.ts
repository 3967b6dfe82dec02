import { Injectable } from '@nestjs/common';
import { MemberDirectory } from '#identity';
import type { InvoiceView } from '#invoicing';
import { DomainError } from '#kernel';
import type { Approval } from '../approvals.repository.js';
import { DecisionsRepository } from '../decisions.repository.js';
import { DelegationsRepository } from '../delegations.repository.js';
import { type Turn, turnOf, type Voter } from '../domain/turn.js';
import { Authors } from './authors.js';

/** Works out whether it is somebody's turn to decide. */
@Injectable()
export class Turns {
  constructor(
    private readonly members: MemberDirectory,
    private readonly decisions: DecisionsRepository,
    private readonly delegations: DelegationsRepository,
    private readonly authors: Authors,
  ) {}

  /**
   * Throws `APPROVALS.OWN_INVOICE` for whoever wrote, changed or mended it or is who it is about, `APPROVALS.ALREADY_DECIDED` and
   * `APPROVALS.NOT_YOUR_TURN`.
   */
  async of(
    person: string,
    invoice: InvoiceView,
    approval: Approval,
    allowsSelfApproval: boolean,
  ): Promise<Turn> {
    const authors = (!allowsSelfApproval && (await this.authors.of([invoice])).get(invoice.id)) || new Set();
    if (authors.has(person)) throw ownInvoice(invoice);
    const away = (await this.delegations.absentFor(person)).filter((id) => !authors.has(id));
    const roles = await this.members.rolesOf([person, ...away]);
    const voterCalled = (id: string): Voter => ({ id, role: roles.get(id) });
    const waiting = {
      steps: approval.steps,
      step: approval.step,
      isEscalated: approval.escalatedAt !== null,
    };
    const votes = await this.decisions.votes(approval.id, invoice.version);
    // Who has left the organization has no turn that another could take.
    const absent = away.filter((id) => roles.has(id)).map(voterCalled);
    return turnOf(waiting, votes, voterCalled(person), absent);
  }
}

function ownInvoice(invoice: InvoiceView): DomainError {
  return new DomainError(
    'APPROVALS.OWN_INVOICE',
    `You wrote or corrected invoice ${invoice.number} yourself, or it is about you.`,
    {
      kind: 'forbidden',
      fix: 'Ask a colleague to approve it, or let the owner allow approving one’s own invoices.',
    },
  );
}
