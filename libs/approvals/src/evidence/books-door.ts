import { Injectable } from '@nestjs/common';
import type { InvoiceView } from '#invoicing';
import type { BooksEvidence } from '../domain/evidence.js';

/**
 * What accounting tells the rules about invoices that will go to the books: mapping, closed period, predicted total; for
 * each company file that an invoice goes to. Answers by invoice id, with a constant number of statements; an invoice that
 * goes nowhere is not in the answer.
 */
export interface BooksKnowledge {
  about(invoices: readonly InvoiceView[]): Promise<ReadonlyMap<string, readonly BooksEvidence[]>>;
}

/** Where accounting, a floor above, hands in what it knows. Without it the rules about the books say nothing. */
@Injectable()
export class BooksDoor {
  private knowledge?: BooksKnowledge;

  /** Called once at boot. */
  open(knowledge: BooksKnowledge): void {
    this.knowledge = knowledge;
  }

  async about(invoices: readonly InvoiceView[]): Promise<ReadonlyMap<string, readonly BooksEvidence[]>> {
    return this.knowledge?.about(invoices) ?? new Map();
  }
}
