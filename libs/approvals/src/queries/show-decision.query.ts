import { Injectable } from '@nestjs/common';
import { MemberDirectory } from '#identity';
import { type InvoiceView, InvoicingFacade } from '#invoicing';
import { DomainError, Money } from '#kernel';
import { type Approval, ApprovalsRepository } from '../approvals.repository.js';
import { type Decision, DecisionsRepository } from '../decisions.repository.js';
import { type Finding, isBlocked } from '../domain/finding.js';
import { type Opinion, ValidateInvoice } from './validate-invoice.query.js';

/** What people are told about an invoice and its approval. */
@Injectable()
export class ShowDecision {
  constructor(
    private readonly invoicing: InvoicingFacade,
    private readonly rules: ValidateInvoice,
    private readonly approvals: ApprovalsRepository,
    private readonly decisions: DecisionsRepository,
    private readonly members: MemberDirectory,
  ) {}

  async of(invoiceId: string, decision: Decision, findings: Finding[]) {
    const invoice = await this.invoicing.invoice(invoiceId);
    const approval = (await this.approvals.latest([invoiceId])).get(invoiceId);
    return {
      invoiceId,
      decision,
      status: invoice?.status ?? decision,
      version: invoice?.version ?? 0,
      ...standing(approval, invoice),
      findings,
    };
  }

  async validation(id: string) {
    return this.opinion(await this.rules.run(id));
  }

  /** In the order asked for; ids that do not exist are left out. */
  async validations(ids: readonly string[]) {
    const opinions = await this.rules.many(ids);
    return [...new Set(ids)].flatMap((id) => {
      const opinion = opinions.get(id);
      return opinion ? [this.opinion(opinion)] : [];
    });
  }

  opinion({ invoice, findings, anomaly, recommendation }: Opinion) {
    const { id: invoiceId, version } = invoice;
    return { invoiceId, version, canBeApproved: !isBlocked(findings), findings, anomaly, recommendation };
  }

  /** Throws `APPROVALS.INVOICE_NOT_FOUND`. */
  async approval(invoiceId: string) {
    const invoice = await this.invoicing.invoice(invoiceId);
    if (!invoice) throw DomainError.notFound('APPROVALS.INVOICE_NOT_FOUND', 'There is no such invoice.');
    const approval = (await this.approvals.latest([invoiceId])).get(invoiceId);
    const history = await this.decisions.history(invoiceId);
    const people = history.flatMap(({ decidedBy, onBehalfOf }) => [decidedBy ?? [], onBehalfOf ?? []].flat());
    const names = await this.members.namesOf([...new Set(people)]);
    const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
    return {
      invoiceId,
      status: invoice.status,
      version: invoice.version,
      routeName: approval?.routeName ?? null,
      ...standing(approval, invoice),
      isEscalated: approval?.escalatedAt != null,
      decisions: history.map(({ decidedAt, approvalId: _approval, invoiceId: _invoice, ...decision }) => ({
        ...decision,
        invoiceTotal: decision.invoiceTotal === null ? null : Money.of(decision.invoiceTotal).toFixed(2),
        decidedAt: decidedAt.toISOString(),
        decidedByName: nameOf(decision.decidedBy),
        onBehalfOfName: nameOf(decision.onBehalfOf),
      })),
    };
  }
}

function standing(approval: Approval | undefined, invoice: InvoiceView | undefined) {
  // What was sent or paid has left, however long its grace lasts.
  const isHere = invoice?.status === 'approved';
  return {
    waitsFor: (approval?.status === 'waiting' && approval.steps[approval.step]?.name) || null,
    canBeUndoneUntil: (isHere && approval?.status === 'granted' && approval.releaseAt?.toISOString()) || null,
  };
}
