import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { carriedHoldback, carriedLines, withReasons } from '../domain/carried-lines.js';
import type { InvoiceView } from '../domain/invoice.js';
import { EDITABLE_STATUSES } from '../domain/invoice-states.js';
import { expectVersion } from '../domain/invoicing-errors.js';
import { LineDefaults } from '../queries/line-defaults.query.js';
import { type ComposedInvoice, InvoiceComposer, type InvoiceInput } from './invoice-composer.js';

export interface InvoiceChange extends Partial<Omit<InvoiceInput, 'direction'>> {
  version: number;
}

/**
 * What an invoice says that a person types: a new one, or a draft with her changes. Reads only, and it is the one place that
 * works this out, so that a preview and what is saved agree to the cent.
 */
@Injectable()
export class InvoiceDrafts {
  constructor(
    private readonly defaults: LineDefaults,
    private readonly composer: InvoiceComposer,
  ) {}

  async entered(input: InvoiceInput): Promise<ComposedInvoice> {
    const lines = await this.defaults.fill(input);
    return this.composer.compose({ ...input, lines });
  }

  /** Throws what the change is refused with: an older version, a state that is not changed any more, lines that are fixed. */
  changed(before: InvoiceView, { version, ...change }: InvoiceChange): Promise<ComposedInvoice> {
    expectVersion(before, version);
    if (!EDITABLE_STATUSES.includes(before.status)) throw notEditable(before);
    if (change.lines) refuseFixedLines(before);
    const lines = change.lines && withReasons(change.lines, before);
    return this.composer.compose(mergedInput(before, { ...change, lines }));
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
