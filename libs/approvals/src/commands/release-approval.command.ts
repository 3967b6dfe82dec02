import { Injectable } from '@nestjs/common';
import { InvoiceDecisions, InvoicingFacade } from '#invoicing';
import { UnitOfWork } from '#platform';
import { ApprovalDesk } from './approval-desk.js';
import type { ReleaseJob } from './approval-grants.js';

/** Once the grace is over whoever listens is told. An approval that was undone or has left already is left alone. */
@Injectable()
export class ReleaseApproval {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invoicing: InvoicingFacade,
    private readonly invoices: InvoiceDecisions,
    private readonly desk: ApprovalDesk,
  ) {}

  run({ invoiceId, approvalId, releaseAt }: ReleaseJob): Promise<void> {
    return this.unitOfWork.run(async () => {
      await this.invoicing.lockedInvoice(invoiceId);
      const approval = await this.desk.granted(invoiceId);
      if (approval?.id !== approvalId || approval.releaseAt?.toISOString() !== releaseAt) return;
      const hasLeft = await this.invoices.announce(invoiceId);
      await this.desk.settle(approval, hasLeft ? 'release' : 'withdraw');
    });
  }
}
