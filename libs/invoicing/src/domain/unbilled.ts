import { DomainError, Money } from '#kernel';
import type { LineInput } from './line-input.js';

/** What invoices are made of, in the order in which it stands on them. */
export const SOURCES = ['quantities', 'time', 'expenses', 'material'] as const;
export type Source = (typeof SOURCES)[number];

/** Lines of one source that could be billed now. */
export interface UnbilledPart {
  source: Source;
  lines: LineInput[];
  /** Before tax. */
  amount: string;
}

export interface SourceChoice {
  sources?: readonly Source[];
  /** All that is to be billed; material as far as no price of the job holds it already. */
  everything?: boolean;
}

export function unbilledPart(source: Source, lines: LineInput[]): UnbilledPart {
  const amount = Money.sum(lines.map((line) => amountOf(line)));
  return { source, lines, amount: amount.toFixed() };
}

/** The price of a line that names its price; the item's own is not known here. */
function amountOf({ quantity = '1', unitPrice, amount }: LineInput): Money {
  if (amount) return Money.of(amount);
  return Money.of(quantity)
    .times(unitPrice ?? '0')
    .toCents();
}

const NOUNS: Record<Source, string> = {
  quantities: 'finished work',
  time: 'approved time',
  expenses: 'approved expenses',
  material: 'used material',
};

export function nothingLeft(sources: readonly Source[]): DomainError {
  const named = sources.map((source) => NOUNS[source]).join(', ');
  return DomainError.conflict('INVOICING.NOTHING_TO_BILL', `There is no ${named} left to bill.`, {
    field: 'sources',
    fix: 'Record or approve what was done first, or bill other sources.',
  });
}
