import { Injectable } from '@nestjs/common';
import { DomainError, Money, newId } from '#kernel';
import { AuditLog, EventBus, requireScope, UnitOfWork } from '#platform';
import { CreditsRepository } from '../credits.repository.js';
import { creditStates } from '../domain/credit.js';
import type { InvoiceDirection } from '../domain/invoice.js';
import { CreditIssued } from '../events/credit-issued.event.js';
import { InvoiceNumbers } from '../invoice-numbers.repository.js';
import type { ComposedInvoice } from './invoice-composer.js';

export interface CreditDraft {
  composed: ComposedInvoice;
  direction: InvoiceDirection;
  reason: string;
  /** The number of a contractor's credit; ours get theirs here. */
  number?: string;
  invoiceId?: string;
  creditDate: string;
  /** The invoice line of each line, in order. */
  invoiceLines?: readonly (number | null)[];
  /** Whether the work can be billed again. */
  returnsWork?: boolean;
}

/** Stores a credit, with a number of its own series. Joins the caller's unit of work. */
@Injectable()
export class IssueCredit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly credits: CreditsRepository,
    private readonly numbers: InvoiceNumbers,
    private readonly events: EventBus,
    private readonly audit: AuditLog,
  ) {}

  /** Answers the id. */
  run(draft: CreditDraft): Promise<string> {
    const { composed, direction, reason, invoiceId = null, creditDate } = draft;
    if (Money.of(composed.total).isZero()) throw ofNothing();
    if (direction === 'payable' && !draft.number) throw noNumber();
    return this.unitOfWork.run(async () => {
      const id = newId();
      const number = direction === 'payable' ? (draft.number ?? '') : await this.numbers.next('credit');
      const { customerId, contractorId, currency, exchangeRate } = composed;
      const { subtotal, discountAmount, taxAmount, total, taxBreakdown } = composed;
      await this.credits.create({
        ...{ id, number, direction, status: creditStates.initial, customerId, contractorId, invoiceId },
        ...{ creditDate, currency, exchangeRate, subtotal, discountAmount, taxAmount, total, taxBreakdown },
        ...{ balance: total, reason, createdBy: requireScope().actor.id ?? null },
        lines: linesOf(draft),
      });
      await this.events.publish(new CreditIssued(id));
      await this.audit.record({
        action: 'credit.issued',
        entity: 'credit',
        entityId: id,
        data: { number, direction, total, currency, invoiceId, reason },
      });
      return id;
    });
  }
}

function linesOf({ composed, invoiceLines = [], returnsWork = false }: CreditDraft) {
  return composed.lines.map((line, index) => {
    const { lineNumber, kind, itemId, accountId, description, quantity, unitPrice, amount } = line;
    const hasWork = returnsWork && line.jobLineNumber !== null && !Money.of(amount).isNegative();
    return {
      ...{ lineNumber, kind, itemId, accountId, description, quantity, unitPrice, amount },
      ...{ taxCodeId: line.taxCodeId, taxAmount: line.taxAmount },
      invoiceLineNumber: invoiceLines[index] ?? null,
      jobId: hasWork ? line.jobId : null,
      jobLineNumber: hasWork ? line.jobLineNumber : null,
    };
  });
}

function ofNothing(): DomainError {
  return new DomainError('INVOICING.CREDIT_AMOUNT', 'A credit is more than zero.', {
    field: 'lines',
    fix: 'Name a line with a quantity or an amount to give back.',
  });
}

function noNumber(): DomainError {
  return new DomainError(
    'INVOICING.NO_BILL_NUMBER',
    'A credit to us needs the number that its sender gave it.',
    {
      field: 'number',
      fix: "Copy the number from the contractor's credit.",
    },
  );
}
