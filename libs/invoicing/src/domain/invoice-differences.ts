import { Money } from '#kernel';
import type { HistoryChange } from './history.js';
import type { InvoiceLineRecord, InvoiceView } from './invoice.js';

const HEAD = [
  ...(['customerId', 'contractorId', 'jobId', 'purchaseOrderId', 'invoiceDate', 'dueDate'] as const),
  ...(['termId', 'currency', 'exchangeRate', 'billingAddress', 'email', 'customerMemo'] as const),
  ...(['privateNote', 'orderOverrideReason', 'holdbackPercent'] as const),
] as const;
const LINE = [
  ...(['description', 'quantity', 'unitPrice', 'amount', 'itemId', 'accountId', 'taxCodeId'] as const),
  ...(['serviceDate', 'jobId'] as const),
] as const;
/** That they changed is kept, and not what they say: the log outlives a person's right to be forgotten. */
const PERSONAL: readonly string[] = ['billingAddress', 'email'];
/** More is kept of nobody's change: what is left out shows in the total. */
const MOST = 100;

type Valued = Readonly<Record<string, unknown>>;

/** What a change of an invoice changed: its fields, then line by line, then what it comes to. */
export function differencesOf(before: InvoiceView, after: InvoiceView): HistoryChange[] {
  const lines = linesOf(before.lines, after.lines);
  const total = changesOf(before, after, ['total'], null);
  return [...changesOf(before, after, HEAD, null), ...lines].slice(0, MOST - total.length).concat(total);
}

/**
 * Lines that stand at the beginning and at the end as they stood are the same; of those between, the first is compared with the
 * first, and what one side has more of was added or taken out.
 */
function linesOf(before: readonly InvoiceLineRecord[], after: readonly InvoiceLineRecord[]): HistoryChange[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && isSame(before[head], after[head])) head++;
  let tail = 0;
  while (tail < shorter - head && isSame(before.at(-1 - tail), after.at(-1 - tail))) tail++;
  const [were, are] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
  const paired = Math.min(were.length, are.length);
  return [
    ...are.slice(0, paired).flatMap((line, index) => lineChanges(were[index], line)),
    ...were.slice(paired).map(({ lineNumber, description }) => whole(lineNumber, description, null)),
    ...are.slice(paired).map(({ lineNumber, description }) => whole(lineNumber, null, description)),
  ];
}

function lineChanges(was: InvoiceLineRecord | undefined, line: InvoiceLineRecord): HistoryChange[] {
  const changes = changesOf(was as Valued | undefined, line as unknown as Valued, LINE, line.lineNumber);
  // It follows from the two.
  const isCounted = changes.some(({ field }) => field === 'quantity' || field === 'unitPrice');
  return isCounted ? changes.filter(({ field }) => field !== 'amount') : changes;
}

function isSame(one: InvoiceLineRecord | undefined, other: InvoiceLineRecord | undefined): boolean {
  return changesOf(one as Valued | undefined, other as Valued | undefined, LINE, null).length === 0;
}

function changesOf(
  before: object | undefined,
  after: object | undefined,
  fields: readonly string[],
  lineNumber: number | null,
): HistoryChange[] {
  return fields.flatMap((field) => {
    const [was, is] = [textOf(before as Valued, field), textOf(after as Valued, field)];
    if (was === is) return [];
    const kept = PERSONAL.includes(field) ? { before: null, after: null } : { before: was, after: is };
    return [{ field, lineNumber, ...kept }];
  });
}

const NUMBERS: readonly string[] = [
  ...['quantity', 'unitPrice', 'amount', 'exchangeRate', 'holdbackPercent', 'total'],
];

/** As it is compared and kept; the same number written otherwise is the same. */
function textOf(record: Valued | undefined, field: string): string | null {
  const value = record?.[field] ?? null;
  if (value === null || value === '') return null;
  if (typeof value === 'object') return JSON.stringify(value);
  return NUMBERS.includes(field) ? Money.of(String(value)).toString() : String(value);
}

function whole(lineNumber: number, before: string | null, after: string | null): HistoryChange {
  return { field: 'line', lineNumber, before, after };
}
