import { Injectable } from '@nestjs/common';
import { DomainError, newId } from '#kernel';
import { AuditLog, requireScope, UnitOfWork } from '#platform';
import type { InvoiceKind } from '../domain/invoice.js';
import { invoiceStates } from '../domain/invoice-states.js';
import { InvoiceNumbers } from '../invoice-numbers.repository.js';
import { InvoicesRepository } from '../invoices.repository.js';
import { Evidence } from './evidence.js';
import type { ComposedInvoice } from './invoice-composer.js';

export interface DraftedInvoice extends ComposedInvoice {
  direction: 'receivable' | 'payable';
  /** The number on a contractor's bill; our own invoices get theirs here. */
  billNumber?: string;
  /** Left out: standard. */
  kind?: InvoiceKind;
  /** The voided invoice that this one replaces. */
  replacesId?: string;
}

/** Stores a composed invoice as a draft and takes what it bills. */
@Injectable()
export class CreateInvoice {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invoices: InvoicesRepository,
    private readonly numbers: InvoiceNumbers,
    private readonly evidence: Evidence,
    private readonly audit: AuditLog,
  ) {}

  /** Answers the id. */
  run({ billNumber, ...draft }: DraftedInvoice): Promise<string> {
    const isOurs = draft.direction === 'receivable';
    if (!isOurs && !billNumber) throw noBillNumber();
    return this.unitOfWork.run(async () => {
      await this.evidence.take(draft, draft.lines);
      const number = isOurs || !billNumber ? await this.numbers.next() : billNumber;
      const id = newId();
      await this.invoices.create({
        ...draft,
        id,
        number,
        status: invoiceStates.initial,
        balance: draft.total,
        source: 'manual',
        createdBy: requireScope().actor.id ?? null,
      });
      await this.evidence.record({ ...draft, id }, draft.lines);
      const { direction, total, currency } = draft;
      await this.audit.record({
        action: 'invoice.created',
        entity: 'invoice',
        entityId: id,
        data: { number, direction, total, currency },
      });
      return id;
    });
  }
}

function noBillNumber(): DomainError {
  return new DomainError('INVOICING.NO_BILL_NUMBER', 'A bill needs the number that its sender gave it.', {
    field: 'number',
    fix: 'Copy the invoice number from the bill.',
  });
}
