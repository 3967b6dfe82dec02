import { Money } from '#kernel';
import {
  type AccountingJobFigures,
  FIGURES,
  type Figure,
  type FigureDocument,
  type FigureName,
  type FigureSource,
  type JobFinancialSnapshot,
} from './job-financials.js';

export type SnapshotFigures = Omit<JobFinancialSnapshot, 'id' | 'jobId' | 'takenAt'>;

/** The documents that each figure of ours is the sum of. */
export type OperationalDocuments = Record<Exclude<FigureName, 'contractAmount'>, FigureDocument[]>;

/**
 * Each figure from the best source there is: the books when they were asked, else our own documents, else nothing. The
 * books hear of a cost when its bill is entered, so they win over a cost of ours only when they know at least as much.
 */
export function composeSnapshot(
  contract: { amount: string; number: string; jobId: string },
  ours: OperationalDocuments,
  accounting?: AccountingJobFigures,
): SnapshotFigures {
  const books = accounting ? fromBooks(accounting) : undefined;
  const figures: Record<FigureName, Figure> = {
    contractAmount: contractFigure(contract),
    labourCost: costOf(figureOf(ours.labourCost), books?.labourCost),
    materialCost: costOf(figureOf(ours.materialCost), books?.materialCost),
    otherCost: costOf(figureOf(ours.otherCost), books?.otherCost),
    committedCost: figureOf(ours.committedCost),
    invoiced: books?.invoiced ?? figureOf(ours.invoiced),
    paid: books?.paid ?? figureOf(ours.paid),
  };
  const costs = Money.sum([figures.labourCost.amount, figures.materialCost.amount, figures.otherCost.amount]);
  const margin = Money.of(figures.contractAmount.amount).minus(costs).toCents();
  return {
    source: accounting ? 'accounting' : overallSource(figures),
    accounting: accounting ? { system: accounting.system, asOf: accounting.asOf } : null,
    figures,
    margin: margin.toFixed(),
    marginPercent: percentOf(margin, figures.contractAmount.amount),
  };
}

function contractFigure({
  amount,
  number,
  jobId,
}: {
  amount: string;
  number: string;
  jobId: string;
}): Figure {
  if (Money.of(amount).isZero()) return figureOf([]);
  const documents = [{ type: 'job', id: jobId, number, amount }];
  return { amount: cents(amount), source: 'operations', documents };
}

/** Nothing to add up is not the same as zero: the source says which it is. */
function figureOf(documents: FigureDocument[]): Figure {
  const amount = cents(Money.sum(documents.map((document) => document.amount)));
  return { amount, source: documents.length > 0 ? 'operations' : 'placeholder', documents };
}

/** The books hear of a cost late, so they win over ours only when they know at least as much. */
export function costOf<F extends { amount: string }>(ours: F, books: F | undefined): F {
  return books && Money.of(books.amount).compare(ours.amount) >= 0 ? books : ours;
}

/** The books do not tell which document made which cost, so a cost names the bills and invoiced the invoices. */
function fromBooks(accounting: AccountingJobFigures) {
  const documents = accounting.documents.map(({ remoteId, ...document }) => ({ ...document, id: remoteId }));
  const of = (amount: string, isIts: (type: string) => boolean): Figure => ({
    amount: cents(amount),
    source: 'accounting',
    documents: documents.filter((document) => isIts(document.type.toLowerCase())),
  });
  const { costs, invoiced, paid } = accounting;
  return {
    labourCost: of(costs.labour, isCost),
    materialCost: of(costs.materials, isCost),
    otherCost: of(costs.other, isCost),
    invoiced: of(invoiced, isSale),
    paid: of(paid, isPayment),
  };
}

const isPayment = (type: string): boolean => type.includes('payment') && !type.startsWith('bill');
const isSale = (type: string): boolean => /^(invoice|sales_?receipt|credit_?memo)/.test(type);
const isCost = (type: string): boolean => !isPayment(type) && !isSale(type);

function overallSource(figures: Record<FigureName, Figure>): FigureSource {
  const others = FIGURES.filter((name) => name !== 'contractAmount');
  return others.some((name) => figures[name].source === 'operations') ? 'operations' : 'placeholder';
}

function percentOf(margin: Money, contract: string): string | null {
  if (Money.of(contract).isZero()) return null;
  return margin.times(100).dividedBy(contract).toFixed(1);
}

function cents(amount: string | Money): string {
  return Money.of(amount).toFixed();
}
