import { Injectable } from '@nestjs/common';
import type { InvoiceView } from '#invoicing';
import { PartiesFacade } from '#parties';
import type { BooksEvidence, ClearanceEvidence, InvoiceEvidence } from '../domain/evidence.js';
import { BooksDoor } from './books-door.js';
import { distinct } from './work-evidence.query.js';

export interface PartyFacts {
  parties: ReadonlyMap<string, NonNullable<InvoiceEvidence['party']>>;
  /** By contractor. */
  clearances: ReadonlyMap<string, readonly ClearanceEvidence[]>;
  /** By invoice. */
  books: ReadonlyMap<string, BooksEvidence>;
}

/** Whom a set of invoices concerns, and what the books know about it. */
@Injectable()
export class PartyEvidence {
  constructor(
    private readonly parties: PartiesFacade,
    private readonly books: BooksDoor,
  ) {}

  async of(invoices: readonly InvoiceView[]): Promise<PartyFacts> {
    const customerIds = distinct(invoices.flatMap(({ customerId }) => customerId ?? []));
    const contractorIds = distinct(invoices.flatMap(({ contractorId }) => contractorId ?? []));
    const found = [
      ...(customerIds.length > 0 ? await this.parties.customers.readRecords(customerIds) : []),
      ...(contractorIds.length > 0 ? await this.parties.contractors.readRecords(contractorIds) : []),
    ];
    const parties = new Map(
      found.map(([id, { record }]) => {
        const { displayName, currency, active } = record;
        return [id, { id, displayName, currency, active }] as const;
      }),
    );
    const clearances = await this.clearancesOf(contractorIds);
    return { parties, clearances, books: await this.books.about(invoices) };
  }

  private async clearancesOf(contractorIds: readonly string[]): Promise<PartyFacts['clearances']> {
    if (contractorIds.length === 0) return new Map();
    const found = await this.parties.clearancesOf(contractorIds);
    return new Map(
      [...found].map(([id, clearances]) => [
        id,
        clearances.map((one) => ({ id: one.id, kind: one.kind, validTo: one.expiresOn })),
      ]),
    );
  }
}
