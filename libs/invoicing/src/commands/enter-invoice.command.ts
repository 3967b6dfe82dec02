import { Injectable } from '@nestjs/common';
import { LineDefaults } from '../queries/line-defaults.query.js';
import { CreateInvoice } from './create-invoice.command.js';
import { InvoiceComposer, type InvoiceInput } from './invoice-composer.js';

export interface EnteredInvoice extends InvoiceInput {
  /** The number on a contractor's bill. */
  number?: string;
}

/** An invoice or a bill that a person types in. */
@Injectable()
export class EnterInvoice {
  constructor(
    private readonly defaults: LineDefaults,
    private readonly composer: InvoiceComposer,
    private readonly creating: CreateInvoice,
  ) {}

  /** Answers the id of the draft. */
  async run({ number, ...input }: EnteredInvoice): Promise<string> {
    const lines = await this.defaults.fill(input);
    const composed = await this.composer.compose({ ...input, lines });
    return this.creating.run({ ...composed, direction: input.direction, billNumber: number });
  }
}
