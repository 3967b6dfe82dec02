import { Injectable } from '@nestjs/common';
import { MemberDirectory } from '#identity';
import type { InvoiceView } from '#invoicing';
import { AuditLog } from '#platform';
import { FixesRepository } from '../fixes.repository.js';

type Authored = Pick<InvoiceView, 'id' | 'createdBy' | 'customerId' | 'contractorId'>;

/** What makes somebody an author of an invoice that another one wrote. */
const WRITING = ['invoice.changed'];

/** Who may not approve an invoice, because it would be her own word that she confirms. */
@Injectable()
export class Authors {
  constructor(
    private readonly members: MemberDirectory,
    private readonly fixes: FixesRepository,
    private readonly audit: AuditLog,
  ) {}

  /**
   * By invoice: whoever wrote, changed or mended it, who made the API key that did, and who is the contractor or customer
   * it is about. A set of invoices costs as many statements as one.
   */
  async of(invoices: readonly Authored[]): Promise<Map<string, Set<string>>> {
    if (invoices.length === 0) return new Map();
    const ids = invoices.map(({ id }) => id);
    const writers = await this.audit.actorsOf('invoice', ids, WRITING);
    const menders = await this.fixes.appliedBy(ids);
    const parties = await this.members.peopleOf(invoices.flatMap(partyOf));
    const authors = new Map(
      invoices.map((invoice) => [
        invoice.id,
        new Set([
          ...(invoice.createdBy === null ? [] : [invoice.createdBy]),
          ...(writers.get(invoice.id) ?? []),
          ...(menders.get(invoice.id) ?? []),
          ...partyOf(invoice).flatMap((id) => parties.get(id) ?? []),
        ]),
      ]),
    );
    const makers = await this.members.makersOf([...authors.values()].flatMap((people) => [...people]));
    for (const people of authors.values())
      for (const id of [...people]) {
        const maker = makers.get(id);
        if (maker) people.add(maker);
      }
    return authors;
  }
}

function partyOf({ customerId, contractorId }: Authored): string[] {
  return [customerId, contractorId].flatMap((id) => id ?? []);
}
