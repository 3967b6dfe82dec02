import { Injectable } from '@nestjs/common';
import {
  CatalogFacade,
  type LineQuestion,
  TAX_TABLE_BEGINS,
  type TaxQuestion,
  type TaxTable,
  taxQuestionsOf,
} from '#catalog';
import type { OrganizationSettings, Province } from '#identity';
import type { InvoiceLineRecord, InvoiceView } from '#invoicing';
import { sideBySide } from '#platform';
import { chargesOf, type LawfulTax, type LineTax } from '../domain/evidence.js';
import { lawfulTaxesOf, taxIn } from '../domain/receipt-tax.js';
import { receiptSupplies } from '../domain/supplies.js';
import { distinct, expenseIdsOf } from './invoice-sources.js';
import type { PartyFact } from './party-evidence.query.js';
import type { WorkFacts } from './work-evidence.query.js';

export interface TaxFacts {
  /** By invoice, then by line number. */
  lines: ReadonlyMap<string, ReadonlyMap<number, LineTax>>;
  /** By expense. */
  expenses: ReadonlyMap<string, readonly LawfulTax[]>;
}

/** What the answers need that can be read before the questions are known. */
export interface TaxBasis {
  items: Awaited<ReturnType<CatalogFacade['items']['readRecords']>>;
  /** Absent where nothing is asked. */
  table?: TaxTable;
}

type Home = Pick<OrganizationSettings, 'province' | 'currency'>;
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

  async answers(catalog: CatalogFacade, table?: TaxTable) {
    const found = await catalog.suggestTaxCodes([...this.asked.values()], table);
    return new Map([...this.asked.keys()].map((key, index) => [key, found[index]]));
  }
}

/** What the law says of the taxes on a set of invoices and of the receipts that they bill. */
@Injectable()
export class TaxEvidence {
  constructor(private readonly catalog: CatalogFacade) {}

  /** What `of` needs and what depends on neither the work nor the parties. */
  async basis(invoices: readonly InvoiceView[]): Promise<TaxBasis> {
    const lines = taxedLines(invoices);
    const isAsked = lines.length > 0 || invoices.some((invoice) => expenseIdsOf(invoice).length > 0);
    const [items, table] = await sideBySide(
      () => this.catalog.items.readRecords(distinct(lines.flatMap(({ line }) => line.itemId ?? []))),
      async () => (isAsked ? this.catalog.taxTable() : undefined),
    );
    return { items, table };
  }

  async of(
    invoices: readonly InvoiceView[],
    { work, parties }: { work: WorkFacts; parties: Parties },
    { items, table, home }: TaxBasis & { home: Home },
  ): Promise<TaxFacts> {
    const questions = new Questions(home.province);
    const lines = askLines(invoices, { items, work, parties }, questions);
    const receipts = askReceipts(work, home.currency, questions);
    const [answers, named] = await sideBySide(
      () => questions.answers(this.catalog, table),
      () => this.namedTaxes(work, home.currency),
    );
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
      return components
        ? [[id, [{ tax: taxIn(amount, components), charges: null }]] as [string, LawfulTax[]]]
        : [];
    });
  }
}

/** Lines of sales that name a tax code, from the days that the table of taxes knows. */
function taxedLines(invoices: readonly InvoiceView[]): { invoice: InvoiceView; line: InvoiceLineRecord }[] {
  return invoices.flatMap((invoice) =>
    invoice.direction === 'receivable' && invoice.invoiceDate >= TAX_TABLE_BEGINS
      ? chargesOf(invoice).flatMap((line) => (line.taxCodeId === null ? [] : { invoice, line }))
      : [],
  );
}

interface Known {
  items: TaxBasis['items'];
  work: WorkFacts;
  parties: Parties;
}

/** By invoice and line number: the keys of the questions, of which the first names the code that would be right. */
function askLines(
  invoices: readonly InvoiceView[],
  known: Known,
  questions: Questions,
): Map<string, Map<number, string[]>> {
  const asked = new Map<string, Map<number, string[]>>();
  // Most lines of a document ask the same.
  const alike = new Map<string, string[]>();
  for (const { invoice, line } of taxedLines(invoices)) {
    const same = [invoice.id, line.itemId, line.taxCodeId, line.jobId].join(' ');
    const keys =
      alike.get(same) ?? questionsOn(invoice, line, known).map((question) => questions.ask(question));
    alike.set(same, keys);
    const lines = asked.get(invoice.id) ?? new Map<number, string[]>();
    asked.set(invoice.id, lines.set(line.lineNumber, keys));
  }
  return asked;
}

function questionsOn(
  invoice: InvoiceView,
  line: InvoiceLineRecord,
  { items, work, parties }: Known,
): LineQuestion[] {
  const item = items.get(line.itemId ?? '')?.record;
  const site = work.jobs.get(line.jobId ?? invoice.jobId ?? '')?.siteAddress;
  const taxed = { day: invoice.invoiceDate, taxCodeId: line.taxCodeId, item };
  return taxQuestionsOf(taxed, site, parties.get(invoice.customerId ?? ''));
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
  const charges = first.charges.map(({ name, percent }) => ({ name, percent }));
  const isRight = answers.some((answer) => answer?.isUsualRight);
  return [[lineNumber, { isRight, taxCodeId, taxCodeName, charges, because }]];
}
