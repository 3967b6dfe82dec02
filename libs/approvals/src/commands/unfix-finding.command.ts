import { Injectable } from '@nestjs/common';
import { InvoiceDecisions, InvoicingFacade } from '#invoicing';
import { DomainError } from '#kernel';
import { UnitOfWork } from '#platform';
import { FixLedger } from './fix-ledger.js';
import { personInScope } from './people.js';

/** Takes back what was mended automatically: the invoice is what it was, to the cent. */
@Injectable()
export class UnfixFinding {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invoicing: InvoicingFacade,
    private readonly invoices: InvoiceDecisions,
    private readonly ledger: FixLedger,
  ) {}

  /** Throws `APPROVALS.NO_FIX` and `APPROVALS.FIX_BUILT_UPON`. */
  run(id: string, rule: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      const person = personInScope();
      const invoice = await this.invoicing.lockedInvoice(id);
      if (!invoice) throw DomainError.notFound('APPROVALS.INVOICE_NOT_FOUND', 'There is no such invoice.');
      const fix = await this.ledger.inForce(id, rule);
      if (!fix) throw noFix(invoice.number);
      if (fix.afterVersion !== invoice.version) throw builtUpon(invoice.number);
      const restored = await this.invoices.restore(id, fix.before);
      await this.ledger.undone({ id: fix.id, rule }, person, invoice, restored);
    });
  }
}

function noFix(number: string): DomainError {
  return DomainError.conflict('APPROVALS.NO_FIX', `Nothing of that kind was mended on invoice ${number}.`, {
    fix: 'Look at it again: somebody may have taken the correction back already.',
  });
}

function builtUpon(number: string): DomainError {
  return DomainError.conflict(
    'APPROVALS.FIX_BUILT_UPON',
    `Invoice ${number} was changed after it was mended, so that cannot be taken back by itself.`,
    { fix: 'Correct the lines by hand.' },
  );
}
