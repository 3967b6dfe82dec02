import { Injectable } from '@nestjs/common';
import { InvoicingFacade } from '#invoicing';
import type { Decision } from '../approvals.repository.js';
import type { Finding } from '../domain/finding.js';

/** The outcome of a decision, as its maker is told. */
@Injectable()
export class ShowDecision {
  constructor(private readonly invoicing: InvoicingFacade) {}

  async of(invoiceId: string, decision: Decision, findings: Finding[]) {
    const invoice = await this.invoicing.invoice(invoiceId);
    return {
      invoiceId,
      decision,
      status: invoice?.status ?? decision,
      version: invoice?.version ?? 0,
      findings,
    };
  }
}
