import { Injectable } from '@nestjs/common';
import { CatalogFacade } from '#catalog';
import { JobsFacade } from '#jobs';
import { DomainError } from '#kernel';
import { PartiesFacade } from '#parties';
import { PurchaseOrdersFacade } from '#purchase-orders';
import type { InvoiceDirection } from '../domain/invoice.js';
import { noSuchReference } from '../domain/invoicing-errors.js';

/** To whom an invoice goes, or from whom a bill comes. */
export interface Party {
  currency: string;
  termId: string | null;
  address: object | null;
  email: string | null;
  taxExempt: boolean;
}

interface Named {
  termId: string | null;
  purchaseOrderId?: string | null;
  /** Its row is tied to the invoice's by the database. */
  jobId: string | null;
  lines: readonly { accountId?: string | null; jobId?: string | null }[];
}

/** Whoever and whatever a document names is there, in its own organization. Reads only. */
@Injectable()
export class NamedByInvoice {
  constructor(
    private readonly parties: PartiesFacade,
    private readonly catalog: CatalogFacade,
    private readonly jobs: JobsFacade,
    private readonly orders: PurchaseOrdersFacade,
  ) {}

  /** Throws `INVOICING.NO_SUCH_CUSTOMER` and `INVOICING.NO_SUCH_CONTRACTOR`. */
  async party({
    direction,
    customerId,
    contractorId,
  }: {
    direction: InvoiceDirection;
    customerId?: string | null;
    contractorId?: string | null;
  }): Promise<Party> {
    const customer = customerId ? await this.parties.customer(customerId) : undefined;
    const contractor = contractorId ? await this.parties.contractor(contractorId) : undefined;
    // Whoever is named is there, also the one that the document does not go to.
    if (customerId && !customer) throw noParty('customer');
    if (contractorId && !contractor) throw noParty('contractor');
    if (direction === 'receivable') {
      if (!customer) throw noParty('customer');
      return { ...customer, address: customer.billingAddress };
    }
    if (!contractor) throw noParty('contractor');
    return { ...contractor, taxExempt: false };
  }

  /** Throws `INVOICING.NO_SUCH_REFERENCE` naming the field. */
  async check({ termId, purchaseOrderId, jobId, lines }: Named): Promise<void> {
    if (termId && !(await this.catalog.terms.readRecords([termId])).has(termId))
      throw noSuchReference('termId', 'term');
    if (purchaseOrderId && !(await this.orders.order(purchaseOrderId)))
      throw noSuchReference('purchaseOrderId', 'purchase order');
    await this.checkAccounts(lines);
    await this.checkJobs(lines, jobId);
  }

  private async checkAccounts(lines: Named['lines']): Promise<void> {
    const ids = [...new Set(lines.flatMap(({ accountId }) => accountId ?? []))];
    const found = await this.catalog.accounts.readRecords(ids);
    const at = lines.findIndex(({ accountId }) => accountId && !found.has(accountId));
    if (at >= 0) throw noSuchReference(`lines.${at}.accountId`, 'account');
  }

  private async checkJobs(lines: Named['lines'], known: string | null): Promise<void> {
    for (const id of new Set(lines.flatMap((line) => line.jobId ?? []))) {
      if (id === known || (await this.jobs.job(id))) continue;
      throw noSuchReference(`lines.${lines.findIndex((line) => line.jobId === id)}.jobId`, 'job');
    }
  }
}

function noParty(kind: 'customer' | 'contractor'): DomainError {
  return new DomainError(`INVOICING.NO_SUCH_${kind.toUpperCase()}`, `There is no such ${kind}.`, {
    field: `${kind}Id`,
    fix:
      kind === 'customer' ? 'An invoice goes to a customer.' : 'A bill comes from a contractor or supplier.',
  });
}
