import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { AuditLog, UnitOfWork } from '#platform';
import { carriedHoldback, carriedLines } from '../domain/carried-lines.js';
import type { InvoiceView } from '../domain/invoice.js';
import { EDITABLE_STATUSES } from '../domain/invoice-states.js';
import { expectVersion } from '../domain/invoicing-errors.js';
import { InvoicesRepository } from '../invoices.repository.js';
import { Evidence } from './evidence.js';
import { InvoiceComposer, type InvoiceInput } from './invoice-composer.js';
import { lockOne } from './lock-invoice.js';

export interface InvoiceChange extends Partial<Omit<InvoiceInput, 'direction'>> {
  version: number;
}

/** Changes a draft, or an invoice that was sent back. What is not named stays; lines are replaced as a whole. */
@Injectable()
export class ChangeInvoice {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invoices: InvoicesRepository,
    private readonly composer: InvoiceComposer,
    private readonly evidence: Evidence,
    private readonly audit: AuditLog,
  ) {}

  run(id: string, { version, ...change }: InvoiceChange): Promise<InvoiceView> {
    return this.unitOfWork.run(async () => {
      const before = await lockOne(this.invoices, id);
      expectVersion(before, version);
      if (!EDITABLE_STATUSES.includes(before.status)) throw notEditable(before);
      const { lines, ...composed } = await this.composer.compose(mergedInput(before, change));
      if (change.lines) refuseFixedLines(before);
      await this.evidence.release([before]);
      await this.evidence.take({ ...composed, direction: before.direction }, lines);
      await this.invoices.replaceLines(id, lines);
      await this.evidence.record({ ...composed, id, direction: before.direction }, lines);
      const after = await this.invoices.update(id, { ...composed, balance: composed.total });
      await this.audit.record({
        action: 'invoice.changed',
        entity: 'invoice',
        entityId: id,
        data: {
          number: before.number,
          fields: Object.keys(change),
          total: { from: before.total, to: after.total },
        },
      });
      return after;
    });
  }
}

/** A moved invoice date or term moves the due date, unless the change names one. */
export function mergedInput(before: InvoiceView, change: Omit<InvoiceChange, 'version'>): InvoiceInput {
  const keepsDue = change.invoiceDate === undefined && change.termId === undefined;
  const { customerId, contractorId, jobId, purchaseOrderId, invoiceDate, termId, currency } = before;
  const { exchangeRate, billingAddress, email, customerMemo, privateNote, orderOverrideReason } = before;
  return {
    ...{ customerId, contractorId, jobId, purchaseOrderId, invoiceDate, termId, currency },
    ...{ exchangeRate, billingAddress, email, customerMemo, privateNote, orderOverrideReason },
    dueDate: keepsDue ? before.dueDate : undefined,
    ...definedOf(change),
    direction: before.direction,
    ...keptRate(before, change),
    holdback: change.holdback === undefined ? carriedHoldback(before) : change.holdback,
    lines: [
      ...(change.lines ?? carriedLines(before, (role) => role === null || role === 'deposit')),
      ...(change.deposits ? [] : carriedLines(before, (role) => role === 'deposit_applied')),
    ],
  };
}

/** A published rate follows the day and the currency; one that a person typed in stays until she types another. */
function keptRate(before: InvoiceView, change: Omit<InvoiceChange, 'version'>): Partial<InvoiceInput> {
  const { exchangeRateDate = null } = before;
  if (change.exchangeRate !== undefined || exchangeRateDate === null) return { exchangeRateDate: null };
  const hasMoved = change.invoiceDate !== undefined || change.currency !== undefined;
  return hasMoved ? { exchangeRate: undefined, exchangeRateDate: null } : { exchangeRateDate };
}

export function refuseFixedLines({ kind, number }: InvoiceView): void {
  if (kind === 'standard') return;
  throw DomainError.conflict(
    'INVOICING.LINES_FIXED',
    `The lines of ${number} follow from what it bills (${kind.replaceAll('_', ' ')}), so they are not changed by hand.`,
    { field: 'lines', fix: 'Void it and bill again with other quantities.' },
  );
}

function definedOf<T extends object>(change: T): Partial<T> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<T>;
}

function notEditable(invoice: InvoiceView): DomainError {
  return DomainError.conflict(
    'INVOICING.NOT_EDITABLE',
    `Invoice ${invoice.number} is ${invoice.status.replaceAll('_', ' ')}, so it cannot be changed.`,
    { fix: 'Reject it to change it, or void it and write a new one.' },
  );
}
