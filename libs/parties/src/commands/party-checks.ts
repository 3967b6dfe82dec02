import { Injectable } from '@nestjs/common';
import { CatalogFacade } from '#catalog';
import { DomainError } from '#kernel';
import { CustomersRepository } from '../customers.repository.js';
import type { ContractorFields } from '../domain/contractor.js';
import type { CustomerFields } from '../domain/customer.js';
import { nameTaken, type PartyKind, unknownTerm } from '../domain/party.errors.js';
import { PartyListRepository } from '../party-list.repository.js';

/** QuickBooks Online keeps a customer and four levels below it; the others keep at least that. */
export const MOST_LEVELS = 5;

/** What a customer or contractor must be true of before it is written. Needs an open unit of work. */
@Injectable()
export class PartyChecks {
  constructor(
    private readonly customers: CustomersRepository,
    private readonly list: PartyListRepository,
    private readonly catalog: CatalogFacade,
  ) {}

  async customer(id: string, fields: CustomerFields): Promise<void> {
    await this.party('customer', id, fields);
    if (fields.parentId !== null) await this.parent(id, fields.parentId);
  }

  async contractor(id: string, fields: ContractorFields): Promise<void> {
    await this.party('contractor', id, fields);
  }

  private async party(kind: PartyKind, id: string, fields: CustomerFields | ContractorFields): Promise<void> {
    if (fields.termId !== null) {
      const terms = await this.catalog.terms.readRecords([fields.termId]);
      if (terms.size === 0) throw unknownTerm();
    }
    if (!fields.active) return;
    const holder = await this.list.nameHolder(kind, fields.displayName, id);
    if (holder !== undefined) throw nameTaken(kind, fields.displayName, holder);
  }

  private async parent(id: string, parentId: string): Promise<void> {
    const lineage = await this.customers.lineage(parentId);
    if (lineage.length === 0) throw wrongParent('There is no customer with the id given as its parent.');
    if (lineage.includes(id)) throw wrongParent('A customer cannot belong to itself or to its own project.');
    if (lineage.length >= MOST_LEVELS)
      throw wrongParent(`Projects can be at most ${MOST_LEVELS - 1} levels below a customer.`);
  }
}

function wrongParent(message: string): DomainError {
  return new DomainError('PARTIES.WRONG_PARENT', message, {
    field: 'parentId',
    fix: 'Choose another customer that it belongs to, or none.',
  });
}
