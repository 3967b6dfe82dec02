import { Injectable } from '@nestjs/common';
import { InvoiceDecisions, InvoicingFacade } from '#invoicing';
import { DomainError } from '#kernel';
import { UnitOfWork } from '#platform';
import { Approver } from './approver.js';
import { personInScope } from './people.js';

/** Takes an approval back while nothing has left: the invoice waits again, from the first step. */
@Injectable()
export class UndoApproval {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invoicing: InvoicingFacade,
    private readonly invoices: InvoiceDecisions,
    private readonly approver: Approver,
  ) {}

  /** Throws `APPROVALS.TOO_LATE`, also once it was sent or paid. */
  run(id: string, reason: string | null): Promise<void> {
    return this.unitOfWork.run(async () => {
      const invoice = await this.invoicing.lockedInvoice(id);
      if (!invoice) throw DomainError.notFound('APPROVALS.INVOICE_NOT_FOUND', 'There is no such invoice.');
      const decidedBy = personInScope();
      const approval = await this.approver.undoable(invoice);
      const again = await this.invoices.withdraw(id);
      const said = { reason, decidedBy, findings: [], anomalyScore: null };
      await this.approver.undo(approval, invoice, again, said);
    });
  }
}
