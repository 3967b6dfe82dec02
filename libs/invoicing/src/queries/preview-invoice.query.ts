import { Injectable } from '@nestjs/common';
import { Money } from '#kernel';
import type { EnteredInvoice } from '../commands/enter-invoice.command.js';
import type { ComposedInvoice } from '../commands/invoice-composer.js';
import { type InvoiceChange, InvoiceDrafts } from '../commands/invoice-drafts.js';
import { figuresInCents } from '../domain/in-cents.js';
import { invoiceNotFound } from '../domain/invoicing-errors.js';
import { inHomeCurrency } from '../domain/overdue.js';
import type { TaxReason } from '../domain/tax-reason.js';
import { InvoicingReads } from './invoicing-reads.query.js';
import { TaxReasons } from './tax-reasons.query.js';

export interface InvoicePreview extends ComposedInvoice {
  /** The total in home currency. */
  homeTotal: string;
  taxReasons: TaxReason[];
}

/** What an invoice would say if it was saved now, and why it is taxed so. Nothing is written or numbered. */
@Injectable()
export class PreviewInvoice {
  constructor(
    private readonly drafts: InvoiceDrafts,
    private readonly reads: InvoicingReads,
    private readonly reasons: TaxReasons,
  ) {}

  /** Throws what entering it would throw for what it says. */
  async entered({ number: _number, ...input }: EnteredInvoice): Promise<InvoicePreview> {
    return this.explained(await this.drafts.entered(input));
  }

  /** Throws `INVOICING.INVOICE_NOT_FOUND` and what the change would throw for what it says. */
  async changed(id: string, change: InvoiceChange): Promise<InvoicePreview> {
    const before = await this.reads.invoice(id);
    if (!before) throw invoiceNotFound();
    return this.explained(await this.drafts.changed(before, change));
  }

  private async explained(composed: ComposedInvoice): Promise<InvoicePreview> {
    const homeTotal = inHomeCurrency(composed.total, composed.exchangeRate);
    const figures = figuresInCents(composed);
    return {
      ...figures,
      lines: figures.lines.map(asStored),
      homeTotal: Money.of(homeTotal).toFixed(2),
      taxReasons: await this.reasons.of(composed),
    };
  }
}

/** Quantity and price as they are read again: `2.50` is kept as 2.5. */
function asStored<L extends { quantity: string; unitPrice: string }>(line: L): L {
  const { quantity, unitPrice } = line;
  return { ...line, quantity: Money.of(quantity).toString(), unitPrice: Money.of(unitPrice).toString() };
}
