import { Injectable } from '@nestjs/common';
import { InvoicingFacade } from '#invoicing';
import { UnitOfWork } from '#platform';
import { whyNotUnseen } from '../domain/auto-approval.js';
import { ValidateInvoice } from '../queries/validate-invoice.query.js';
import { Approver } from './approver.js';

const BY_RULE = 'Nothing was found, and the organization approves such invoices unseen.';

/** An invoice was handed in: it takes its place on its route, or is approved at once when the organization says so. */
@Injectable()
export class ReceiveInvoice {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invoicing: InvoicingFacade,
    private readonly validation: ValidateInvoice,
    private readonly approver: Approver,
  ) {}

  /** However often it is told of one invoice, one approval is begun. */
  run(id: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      const invoice = await this.invoicing.lockedInvoice(id);
      if (invoice?.status !== 'pending_approval') return;
      const turn = await this.approver.turnOfRule(invoice);
      // What a person sent back or took back is not approved unseen when it comes again.
      if (!turn.settings.autoApprove || !turn.isFirst) return;
      const opinion = await this.validation.run(id);
      if (whyNotUnseen(turn.settings, invoice, turn.approval.steps, opinion) !== null) return;
      const { findings, anomaly } = opinion;
      const said = { reason: BY_RULE, decidedBy: null, findings, anomalyScore: anomaly.score };
      await this.approver.approve(invoice, turn, said);
    });
  }
}
