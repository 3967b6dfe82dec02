import { Injectable } from '@nestjs/common';
import { InvoiceDecisions, type InvoiceView, InvoicingFacade } from '#invoicing';
import { DomainError } from '#kernel';
import { UnitOfWork } from '#platform';
import { remarks } from '../domain/finding.js';
import { FIXES } from '../domain/fixes.js';
import { ruleCalled } from '../domain/rules/all-rules.js';
import { type Opinion, ValidateInvoice } from '../queries/validate-invoice.query.js';
import { FixLedger } from './fix-ledger.js';
import { personInScope } from './people.js';

/** Mends what a rule found, where there is one right answer, and keeps what it was. */
@Injectable()
export class FixFinding {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invoicing: InvoicingFacade,
    private readonly invoices: InvoiceDecisions,
    private readonly validation: ValidateInvoice,
    private readonly ledger: FixLedger,
  ) {}

  /**
   * Throws `APPROVALS.NO_SUCH_RULE`, `APPROVALS.NO_AUTOMATIC_FIX`, `APPROVALS.NOTHING_TO_FIX`,
   * `APPROVALS.FIX_DID_NOT_HELP` and `INVOICING.NOT_CORRECTABLE`.
   */
  run(id: string, ruleId: string): Promise<Opinion> {
    return this.unitOfWork.run(async () => {
      const appliedBy = personInScope();
      const change = changeFor(ruleId);
      // What is kept for undoing is what the fix found: nobody changes the invoice between the two.
      await this.invoicing.lockedInvoice(id);
      const before = await this.validation.run(id);
      if (!isFixable(before, ruleId)) throw nothingToFix(before.invoice);
      const after = await this.invoices.correct(id, (lines, were) =>
        lines.map((line, index) => change({ line, was: were[index] }, before.evidence)),
      );
      const opinion = await this.validation.run(id);
      if (isFixable(opinion, ruleId)) throw didNotHelp(before.invoice);
      await this.ledger.applied(ruleId, appliedBy, before.invoice, after);
      return opinion;
    });
  }
}

function changeFor(ruleId: string): NonNullable<(typeof FIXES)[string]> {
  const { title } = ruleCalled(ruleId);
  const change = Object.hasOwn(FIXES, ruleId) ? FIXES[ruleId] : undefined;
  if (change) return change;
  throw DomainError.conflict('APPROVALS.NO_AUTOMATIC_FIX', `“${title}” cannot be mended automatically.`, {
    fix: 'Do what the finding says, or send the invoice back.',
  });
}

function isFixable({ findings }: Opinion, ruleId: string): boolean {
  return remarks(findings).some(({ rule, canBeFixed }) => rule === ruleId && canBeFixed);
}

function nothingToFix({ number }: InvoiceView): DomainError {
  return DomainError.conflict(
    'APPROVALS.NOTHING_TO_FIX',
    `There is nothing on invoice ${number} that this would mend.`,
    { fix: 'Validate it again: it may have been corrected meanwhile.' },
  );
}

function didNotHelp({ number }: InvoiceView): DomainError {
  return DomainError.conflict(
    'APPROVALS.FIX_DID_NOT_HELP',
    `Invoice ${number} was left as it is: adding it up again does not mend what was found.`,
    { fix: 'Give the items on it a tax code of their own, or correct the lines by hand.' },
  );
}
