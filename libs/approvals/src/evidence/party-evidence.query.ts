import { Injectable } from '@nestjs/common';
import type { TaxedCustomer } from '#catalog';
import { IdentityFacade, type OrganizationSettings } from '#identity';
import type { InvoiceView } from '#invoicing';
import { PartiesFacade } from '#parties';
import { sideBySide } from '#platform';
import type { BooksEvidence, ClearanceEvidence } from '../domain/evidence.js';
import { BooksDoor } from './books-door.js';
import { distinct } from './invoice-sources.js';

/** Whom an invoice concerns, as far as the rules want to know. A contractor has no addresses that decide a tax. */
export interface PartyFact extends TaxedCustomer {
  id: string;
  displayName: string;
  currency: string;
  active: boolean;
}

const UNTAXED: TaxedCustomer = { taxExempt: false, shippingAddress: null, billingAddress: null };

export interface PartyFacts {
  parties: ReadonlyMap<string, PartyFact>;
  /** By contractor. */
  clearances: ReadonlyMap<string, readonly ClearanceEvidence[]>;
  /** By invoice. */
  books: ReadonlyMap<string, readonly BooksEvidence[]>;
}

/** Whom a set of invoices concerns, and what the books know about it. */
@Injectable()
export class PartyEvidence {
  constructor(
    private readonly parties: PartiesFacade,
    private readonly books: BooksDoor,
    private readonly identity: IdentityFacade,
  ) {}

  /** Whose invoices they are. */
  home(): Promise<OrganizationSettings> {
    return this.identity.organizationSettings();
  }

  async of(invoices: readonly InvoiceView[]): Promise<PartyFacts> {
    const customerIds = distinct(invoices.flatMap(({ customerId }) => customerId ?? []));
    const contractorIds = distinct(invoices.flatMap(({ contractorId }) => contractorId ?? []));
    const [customers, contractors, clearances, books] = await sideBySide(
      () => this.customersOf(customerIds),
      () => this.contractorsOf(contractorIds),
      () => this.clearancesOf(contractorIds),
      () => this.books.about(invoices),
    );
    return { parties: new Map([...customers, ...contractors]), clearances, books };
  }

  private async customersOf(ids: readonly string[]): Promise<[string, PartyFact][]> {
    const found = await this.parties.customers.readRecords(ids);
    return [...found].map(([id, { record }]) => {
      const { displayName, currency, active, taxExempt, shippingAddress, billingAddress } = record;
      const taxed = { taxExempt, shippingAddress, billingAddress };
      return [id, { id, displayName, currency, active, ...taxed }];
    });
  }

  private async contractorsOf(ids: readonly string[]): Promise<[string, PartyFact][]> {
    const found = await this.parties.contractors.readRecords(ids);
    return [...found].map(
      ([
        id,
        {
          record: { displayName, currency, active },
        },
      ]) => [id, { id, displayName, currency, active, ...UNTAXED }],
    );
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
