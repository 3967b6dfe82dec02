import { Injectable } from '@nestjs/common';
import {
  CatalogFacade,
  type LineQuestion,
  placeOfSupply,
  TAX_TABLE_BEGINS,
  type TaxedCustomer,
  taxQuestionsOf,
} from '#catalog';
import { IdentityFacade, type Province } from '#identity';
import { JobSets } from '#jobs';
import { PartiesFacade } from '#parties';
import type { InvoiceLineRecord, InvoiceRecord } from '../domain/invoice.js';
import { type LawfulAnswer, type TaxReason, taxReason, type UnnamedReason } from '../domain/tax-reason.js';

type Taxed = Pick<InvoiceRecord, 'customerId' | 'jobId' | 'invoiceDate' | 'lines'>;

/** Lines that ask the law the same. */
interface Group {
  lineNumbers: number[];
  taxCodeId: string | null;
  /** The likeliest kind of supply first. */
  questions: LineQuestion[];
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
    const groups = await this.groupsOf(invoice, customer);
    const answers = await this.answersTo(groups, home);
    const reasons = groups.flatMap(({ lineNumbers, taxCodeId, questions: [question] }, index) => {
      const [first, ...others] = answers[index] ?? [];
      if (!first) return [];
      const place = placeOfSupply({ ...question, home });
      const terms = { place, isExempt: customer.taxExempt };
      return taxReason({ lineNumbers, taxCodeId }, [first, ...others], terms);
    });
    return this.named(reasons);
  }

  private async groupsOf(
    { jobId, invoiceDate: day, lines }: Taxed,
    customer: TaxedCustomer,
  ): Promise<Group[]> {
    const charged = lines.filter(isCharge);
    const items = await this.catalog.items.readRecords(distinct(charged.map(({ itemId }) => itemId)));
    const jobs = await this.jobs.jobs(distinct([jobId, ...charged.map((line) => line.jobId)]));
    const groups = new Map<string, Group>();
    for (const { lineNumber, taxCodeId, itemId, jobId: ownJobId } of charged) {
      const item = items.get(itemId ?? '')?.record;
      const site = jobs.get(ownJobId ?? jobId ?? '')?.siteAddress;
      const questions = taxQuestionsOf({ day, taxCodeId, item }, site, customer);
      const key = JSON.stringify(questions);
      const group = groups.get(key) ?? { lineNumbers: [], taxCodeId, questions };
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

  private async answersTo(groups: readonly Group[], home: Province): Promise<LawfulAnswer[][]> {
    const answers = await this.catalog.suggestTaxCodes(
      groups.flatMap(({ questions }) => questions.map((question) => ({ ...question, home }))),
    );
    return groups.map(({ questions }) =>
      questions.flatMap(({ supply, treatment }) => {
        const answer = answers.shift();
        return answer ? { ...answer, supply, treatment } : [];
      }),
    );
  }
}

function isCharge({ kind, role }: InvoiceLineRecord): boolean {
  return !role && (kind === 'item' || kind === 'account');
}

function distinct(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.flatMap((id) => id ?? []))];
}
