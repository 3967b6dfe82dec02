import { Injectable } from '@nestjs/common';
import {
  CatalogFacade,
  itemSupplies,
  type PossibleSupply,
  placeOfSupply,
  type SupplyAddress,
  TAX_TABLE_BEGINS,
  type TaxQuestion,
} from '#catalog';
import { IdentityFacade } from '#identity';
import { JobSets } from '#jobs';
import { PartiesFacade } from '#parties';
import type { InvoiceLineRecord, InvoiceRecord } from '../domain/invoice.js';
import { type LawfulAnswer, type TaxReason, taxReason, type UnnamedReason } from '../domain/tax-reason.js';

type Taxed = Pick<InvoiceRecord, 'customerId' | 'jobId' | 'invoiceDate' | 'lines'>;

/** Lines that ask the law the same. */
interface Group {
  lineNumbers: number[];
  taxCodeId: string | null;
  site: SupplyAddress | null;
  supplies: PossibleSupply[];
}

/** Why the lines of a sale are taxed as they are. A handful of queries for any number of lines. */
@Injectable()
export class TaxReasons {
  constructor(
    private readonly catalog: CatalogFacade,
    private readonly parties: PartiesFacade,
    private readonly identity: IdentityFacade,
    private readonly jobs: JobSets,
  ) {}

  /** Nothing for a bill to us, and for days that the table of taxes does not know. */
  async of(invoice: Taxed): Promise<TaxReason[]> {
    const { customerId, invoiceDate: day } = invoice;
    const customer = customerId ? await this.parties.customer(customerId) : undefined;
    if (!customer || day < TAX_TABLE_BEGINS) return [];
    const { province: home } = await this.identity.organizationSettings();
    const { taxExempt: isExempt, shippingAddress, billingAddress } = customer;
    const known = { day, home, customer: placeIn(shippingAddress ?? billingAddress) };
    const groups = await this.groupsOf(invoice, isExempt);
    const answers = await this.answersTo(groups, known);
    const reasons = groups.flatMap(({ lineNumbers, taxCodeId, site }, index) => {
      const [first, ...others] = answers[index] ?? [];
      if (!first) return [];
      const place = placeOfSupply({ ...known, site });
      return taxReason({ lineNumbers, taxCodeId }, [first, ...others], { place, isExempt });
    });
    return this.named(reasons);
  }

  private async groupsOf({ jobId, lines }: Taxed, isExempt: boolean): Promise<Group[]> {
    const charged = lines.filter(isCharge);
    const items = await this.catalog.items.readRecords(distinct(charged.map(({ itemId }) => itemId)));
    const jobs = await this.jobs.jobs(distinct([jobId, ...charged.map((line) => line.jobId)]));
    const groups = new Map<string, Group>();
    for (const { lineNumber, taxCodeId, itemId, jobId: ownJobId } of charged) {
      const site = placeIn(jobs.get(ownJobId ?? jobId ?? '')?.siteAddress ?? null);
      const supplies = itemSupplies(items.get(itemId ?? '')?.record, isExempt);
      const key = JSON.stringify([taxCodeId, site, supplies]);
      const group = groups.get(key) ?? { lineNumbers: [], taxCodeId, site, supplies };
      group.lineNumbers.push(lineNumber);
      groups.set(key, group);
    }
    return [...groups.values()];
  }

  /** Codes as people call them: the books often name them by a letter. */
  private async named(reasons: readonly UnnamedReason[]): Promise<TaxReason[]> {
    const ids = reasons.flatMap(({ taxCodeId, usualCodeId }) => [taxCodeId, usualCodeId]);
    const codes = await this.catalog.taxCodes.readRecords(distinct(ids));
    const nameOf = (id: string | null): string | null => {
      const code = codes.get(id ?? '')?.record;
      return code ? (code.description ?? code.name) : null;
    };
    return reasons.map((reason) => ({
      ...reason,
      taxCodeName: nameOf(reason.taxCodeId),
      usualCodeName: nameOf(reason.usualCodeId),
    }));
  }

  private async answersTo(
    groups: readonly Group[],
    known: Pick<TaxQuestion, 'day' | 'home' | 'customer'>,
  ): Promise<LawfulAnswer[][]> {
    const answers = await this.catalog.suggestTaxCodes(
      groups.flatMap(({ site, taxCodeId: usualCodeId, supplies }) =>
        supplies.map((supply) => ({ ...known, site, usualCodeId, ...supply })),
      ),
    );
    return groups.map(({ supplies }) =>
      supplies.flatMap((supply) => {
        const answer = answers.shift();
        return answer ? { ...answer, ...supply } : [];
      }),
    );
  }
}

function isCharge({ kind, role }: InvoiceLineRecord): boolean {
  return !role && (kind === 'item' || kind === 'account');
}

function placeIn(address: SupplyAddress | null): SupplyAddress | null {
  return address && { province: address.province, country: address.country };
}

function distinct(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.flatMap((id) => id ?? []))];
}
