import { Injectable } from '@nestjs/common';
import { CreateInvoice } from './create-invoice.command.js';
import type { InvoiceInput } from './invoice-composer.js';
import { InvoiceDrafts } from './invoice-drafts.js';

export interface EnteredInvoice extends InvoiceInput {
  /** The number on a contractor's bill. */
  number?: string;
}

/** An invoice or a bill that a person types in. */
@Injectable()
export class EnterInvoice {
  constructor(
    private readonly drafts: InvoiceDrafts,
    private readonly creating: CreateInvoice,
  ) {}

  /** Answers the id of the draft. */
  async run({ number, ...input }: EnteredInvoice): Promise<string> {
    const composed = await this.drafts.entered(input);
    return this.creating.run({ ...composed, direction: input.direction, billNumber: number });
  }
}
