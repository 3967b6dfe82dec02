import { Injectable } from '@nestjs/common';
import { CatalogFacade, type ItemRecord, TAX_TABLE_BEGINS, type TaxQuestion } from '#catalog';
import { IdentityFacade, type Province } from '#identity';
import type { InvoiceLineRecord, InvoiceView } from '#invoicing';
import { chargesOf, type LawfulTax, type LineTax } from '../domain/evidence.js';
import { lawfulTaxesOf, taxIn } from '../domain/receipt-tax.js';
import { itemSupplies, receiptSupplies } from '../domain/supplies.js';
import { distinct } from './invoice-sources.js';
import type { PartyFact } from './party-evidence.query.js';
import type { WorkFacts } from './work-evidence.query.js';

export interface TaxFacts {
  /** By invoice, then by line number. */
  lines: ReadonlyMap<string, ReadonlyMap<number, LineTax>>;
  /** By expense. */
  expenses: ReadonlyMap<string, readonly LawfulTax[]>;
}

type Parties = ReadonlyMap<string, PartyFact>;

/** Asks the law about many supplies at once, each different question once. */
class Questions {
  private readonly asked = new Map<string, TaxQuestion>();

  constructor(readonly home: Province) {}

  /** Answers the key under which the answer will be. */
  ask(question: Omit<TaxQuestion, 'home'>): string {
    const key = JSON.stringify(question);
    if (!this.asked.has(key)) this.asked.set(key, { ...question, home: this.home });
    return key;
  }

  async answers(catalog: CatalogFacade) {
    const found = await catalog.suggestTaxCodes([...this.asked.values()]);
    return new Map([...this.asked.keys()].map((key, index) => [key, found[index]]));
  }
}

/** What the law says of the taxes on a set of invoices and of the receipts that they bill. */
@Injectable()
export class TaxEvidence {
  constructor(
    private readonly catalog: CatalogFacade,
    private readonly identity: IdentityFacade,
  ) {}

  async of(invoices: readonly InvoiceView[], work: WorkFacts, parties: Parties): Promise<TaxFacts> {
    const { province, currency } = await this.identity.organizationSettings();
    const questions = new Questions(province);
    const lines = await this.askLines(invoices, work, parties, questions);
    const receipts = askReceipts(work, currency, questions);
    const answers = await questions.answers(this.catalog);
    const named = await this.namedTaxes(work, currency);
    return {
      lines: new Map(
        [...lines].map(([invoiceId, asked]) => [
          invoiceId,
          new Map(
            [...asked].flatMap(([number, keys]) =>
              lineTax(
                number,
                keys.map((key) => answers.get(key)),
              ),
            ),
          ),
        ]),
      ),
      expenses: new Map([
        ...[...receipts].map(([id, keys]) => {
          const charges = keys.flatMap((key) => answers.get(key) ?? []);
          return [id, lawfulTaxesOf(work.expenses.get(id)?.amount ?? '0', charges)] as const;
        }),
        ...named,
      ]),
    };
  }

  /** By invoice and line number: the keys of the questions, of which the first names the code that would be right. */
  private async askLines(
    invoices: readonly InvoiceView[],
    work: WorkFacts,
    parties: Parties,
    questions: Questions,
  ): Promise<Map<string, Map<number, string[]>>> {
    const taxed = invoices.flatMap((invoice) => {
      const lines =
        invoice.direction === 'receivable' && invoice.invoiceDate >= TAX_TABLE_BEGINS
          ? chargesOf(invoice)
          : [];
      const coded = lines.filter(({ taxCodeId }) => taxCodeId !== null);
      return coded.length > 0 ? [{ invoice, lines: coded }] : [];
    });
    const ids = distinct(taxed.flatMap(({ lines }) => lines.flatMap(({ itemId }) => itemId ?? [])));
    const items = await this.catalog.items.readRecords(ids);
    return new Map(
      taxed.map(({ invoice, lines }) => [
        invoice.id,
        new Map(
          lines.map((line) => {
            const item = items.get(line.itemId ?? '')?.record;
            return [
              line.lineNumber,
              questionsOn(invoice, line, { item, work, parties }).map((one) => questions.ask(one)),
            ];
          }),
        ),
      ]),
    );
  }

  /** Receipts that name a tax code: what it charges is due, wherever they were bought. */
  private async namedTaxes(work: WorkFacts, home: string): Promise<[string, LawfulTax[]][]> {
    const coded = [...work.expenses.values()].flatMap(({ taxCodeId, ...expense }) =>
      taxCodeId !== null && expense.currency === home ? [{ ...expense, taxCodeId }] : [],
    );
    if (coded.length === 0) return [];
    const found = await this.catalog.taxesOn(
      coded.map(({ taxCodeId, expenseDate }) => ({ taxCodeId, day: expenseDate, side: 'purchase' as const })),
    );
    return coded.flatMap(({ id, amount }, index) => {
      const components = found[index];
      const because = 'That is what its tax code charges.';
      return components ? [[id, [{ tax: taxIn(amount, components), because }]] as [string, LawfulTax[]]] : [];
    });
  }
}

function questionsOn(
  invoice: InvoiceView,
  line: InvoiceLineRecord,
  { item, work, parties }: { item: ItemRecord | undefined; work: WorkFacts; parties: Parties },
): Omit<TaxQuestion, 'home'>[] {
  const party = parties.get(invoice.customerId ?? '');
  const site = work.jobs.get(line.jobId ?? invoice.jobId ?? '')?.siteAddress;
  return itemSupplies(item, party?.taxExempt ?? false).map((supply) => ({
    ...{ day: invoice.invoiceDate, usualCodeId: line.taxCodeId, ...supply },
    site: site ? { province: site.province, country: site.country } : null,
    customer: party?.address ? { province: party.address.province, country: party.address.country } : null,
  }));
}

/** Receipts in home currency that say a tax and name no code. Keys by expense; the likeliest question first. */
function askReceipts(work: WorkFacts, home: string, questions: Questions): Map<string, string[]> {
  const asked = new Map<string, string[]>();
  for (const { id, category, currency, expenseDate, taxAmount, taxCodeId, jobId } of work.expenses.values()) {
    if (taxAmount === null || taxCodeId !== null || currency !== home || expenseDate < TAX_TABLE_BEGINS)
      continue;
    const site = work.jobs.get(jobId ?? '')?.siteAddress;
    const places = [site ? { province: site.province, country: site.country } : null, null];
    const wanted = places.flatMap((place) =>
      receiptSupplies(category).map((supply) =>
        questions.ask({ day: expenseDate, site: place, supply, side: 'purchase' }),
      ),
    );
    if (wanted.length > 0) asked.set(id, distinct(wanted));
  }
  return asked;
}

type Answer = Awaited<ReturnType<CatalogFacade['suggestTaxCodes']>>[number] | undefined;

/** Right when the code charges what the law says of any of the kinds of supply that the line may be. */
function lineTax(lineNumber: number, answers: readonly Answer[]): [number, LineTax][] {
  const [first] = answers;
  if (!first) return [];
  const { taxCodeId, taxCodeName, because } = first;
  const isRight = answers.some((answer) => answer?.isUsualRight);
  return [[lineNumber, { isRight, taxCodeId, taxCodeName, because }]];
}
