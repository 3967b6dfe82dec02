import type { schemas } from '#api-client';
import type { Option } from '#ui';
import { asPrice } from '../../app/amounts';

export type Invoice = schemas['InvoiceAnswer'];
type StoredLine = Invoice['lines'][number];
type LineBody = schemas['InvoiceLineBody'];

/** What a stored line says that is not typed here: what it bills, and of which kind it is. */
type KeptLine = Pick<
  LineBody,
  'kind' | 'accountId' | 'serviceDate' | 'jobId' | 'jobLineNumber' | 'timeEntryId' | 'evidence'
>;

/** A line as it is typed. */
export interface DraftLine {
  /** Tells lines apart while they move; it is not sent. */
  id: string;
  kept: KeptLine | undefined;
  itemId: Option | null;
  description: string;
  quantity: string;
  unitPrice: string;
  discountPercent: string;
  /** A code, `none`, or nothing: the item's own. */
  taxCodeId: string;
}

/** Named as in the request body, so that refusals find their fields; `discount` becomes a line of its own. */
export interface DraftValues {
  customerId: Option | null;
  invoiceDate: string;
  dueDate: string;
  /** A term, `none`, or nothing: the customer's own. */
  termId: string;
  jobId: Option | null;
  currency: string;
  exchangeRate: string;
  email: string;
  lines: DraftLine[];
  discount: string;
  discountKind: 'amount' | 'percent';
  discountText: string;
  freight: string;
  customerMemo: string;
  privateNote: string;
}

export const emptyLine = (id: string): DraftLine => ({
  ...{ id, kept: undefined, itemId: null, taxCodeId: '' },
  ...{ description: '', quantity: '1', unitPrice: '', discountPercent: '' },
});

/** A line about which nothing was said: it is not sent. */
export const isBlank = ({ kept, itemId, description, unitPrice }: DraftLine): boolean =>
  !kept && !itemId && !description.trim() && !unitPrice.trim();

interface Words {
  /** Names the job of a draft, as nobody looks it up for this. */
  sameJob: string;
  discount: string;
}

/** What the editor begins with. What is empty of a draft stays as it is, and the hints say what that is. */
export function valuesOf(
  draft: Invoice | undefined,
  today: string,
  words: Words,
  newId: () => string,
): DraftValues {
  const discount = draft?.lines.find(({ kind }) => kind === 'discount');
  return {
    customerId: draft?.customerId ? { id: draft.customerId, label: draft.partyName ?? '' } : null,
    invoiceDate: draft?.invoiceDate ?? today,
    dueDate: '',
    termId: draft ? (draft.termId ?? 'none') : '',
    jobId: draft?.jobId ? { id: draft.jobId, label: words.sameJob } : null,
    currency: draft?.currency ?? '',
    exchangeRate: '',
    email: draft?.email ?? '',
    lines: draft ? typedLines(draft).map((line) => valuesOfLine(line, newId())) : [emptyLine(newId())],
    discount: discount?.amount.replace('-', '') ?? '',
    discountKind: 'amount',
    discountText: discount?.description || words.discount,
    freight: '',
    customerMemo: draft?.customerMemo ?? '',
    privateNote: draft?.privateNote ?? '',
  };
}

/** Holdbacks and deposits taken off follow from the others. */
const typedLines = ({ lines }: Invoice): StoredLine[] =>
  lines.filter(({ kind, role }) => kind !== 'discount' && !role);

const BILLED = ['time_entry', 'expense', 'material_use'] as const;
type Billed = (typeof BILLED)[number];
const isBilled = (kind: string): kind is Billed => (BILLED as readonly string[]).includes(kind);

function valuesOfLine(line: StoredLine, id: string): DraftLine {
  const { kind, itemId, itemName, description, quantity, taxCodeId, evidence = [] } = line;
  return {
    id,
    kept: {
      ...(kind !== 'item' && { kind }),
      ...given({ accountId: line.accountId, serviceDate: line.serviceDate, timeEntryId: line.timeEntryId }),
      ...given({ jobId: line.jobId, jobLineNumber: line.jobLineNumber }),
      evidence: evidence.flatMap(({ kind: of, sourceId }) => (isBilled(of) ? { kind: of, sourceId } : [])),
    },
    itemId: itemId ? { id: itemId, label: itemName ?? description } : null,
    ...{ description, quantity, unitPrice: asPrice(line.unitPrice), discountPercent: '' },
    taxCodeId: taxCodeId ?? (itemId ? 'none' : ''),
  };
}

/** Whose line each stored one is, while they are as they were; of the discount the id is nothing. */
export function storedIds({ lines }: Invoice, first: DraftValues): SentLines['ids'] {
  const ids = first.lines.map(({ id }) => id);
  return lines.filter(({ role }) => !role).map(({ kind }) => (kind === 'discount' ? undefined : ids.shift()));
}

/** Whether a line bills something that was recorded, which stays so. */
export const restsOnWork = ({ kept }: Pick<DraftLine, 'kept'>): boolean =>
  Boolean(kept?.timeEntryId || kept?.jobLineNumber || kept?.evidence?.length);

/** The lines that are sent, and whose line each of them is; of the discount the id is nothing. */
export interface SentLines {
  lines: LineBody[];
  ids: (string | undefined)[];
}

export function sentLines(values: DraftValues, isWanted = (line: DraftLine) => !isBlank(line)): SentLines {
  const typed = values.lines.filter(isWanted);
  const discount = discountBody(values);
  return {
    lines: [...typed.map(lineBody), ...discount],
    ids: [...typed.map(({ id }) => id), ...discount.map(() => undefined)],
  };
}

/** While one types: a line without a price or an item does not count yet. */
export const isPriced = ({ kept, itemId, unitPrice }: DraftLine): boolean =>
  kept?.kind === 'note' || Boolean(itemId) || unitPrice.trim() !== '';

function lineBody(line: DraftLine): LineBody {
  const { kept, itemId, description, quantity, unitPrice, discountPercent, taxCodeId } = line;
  if (kept?.kind === 'note') return { kind: 'note', description: description.trim() };
  return {
    ...kept,
    ...(itemId && { itemId: itemId.id }),
    ...said({ description, quantity, unitPrice, discountPercent }),
    ...(taxCodeId && { taxCodeId: taxCodeId === 'none' ? null : taxCodeId }),
  };
}

function discountBody({ discount, discountKind, discountText }: DraftValues): LineBody[] {
  const off = discount.trim();
  if (!off || Number(off) === 0) return [];
  return [
    {
      kind: 'discount',
      ...said({ description: discountText }),
      ...(discountKind === 'percent' ? { discountPercent: off } : { amount: off }),
    },
  ];
}

/** A new invoice; what is empty follows from the customer. */
export function newBody(values: DraftValues, lines: LineBody[]): schemas['CreateInvoiceBody'] {
  const { customerId, jobId, termId, invoiceDate, dueDate, currency, exchangeRate, email, freight } = values;
  const { customerMemo, privateNote } = values;
  return {
    direction: 'receivable',
    ...(customerId && { customerId: customerId.id }),
    ...(jobId && { jobId: jobId.id }),
    ...(termId && { termId: termId === 'none' ? null : termId }),
    ...said({ invoiceDate, dueDate, currency, exchangeRate, email, freight, customerMemo, privateNote }),
    lines,
  };
}

const CLEARED = ['email', 'customerMemo', 'privateNote'] as const;
const GIVEN = ['invoiceDate', 'dueDate', 'currency', 'exchangeRate'] as const;

/** What differs from how the editor began: what others changed meanwhile in the rest is not touched. */
export function changeBody(
  values: DraftValues,
  first: DraftValues,
  lines: LineBody[],
  version: number,
): schemas['ChangeInvoiceBody'] {
  const differs = (name: keyof DraftValues) => textOf(values[name]) !== textOf(first[name]);
  const hasLines = JSON.stringify(lines) !== JSON.stringify(sentLines(first).lines);
  return {
    version,
    ...(differs('customerId') && values.customerId && { customerId: values.customerId.id }),
    ...(differs('jobId') && { jobId: values.jobId?.id ?? null }),
    ...(differs('termId') && { termId: values.termId === 'none' ? null : values.termId }),
    ...Object.fromEntries(
      GIVEN.flatMap((name) => (differs(name) ? Object.entries(said(pick(values, name))) : [])),
    ),
    ...Object.fromEntries(
      CLEARED.flatMap((name) => (differs(name) ? [[name, values[name].trim() || null]] : [])),
    ),
    ...said({ freight: values.freight }),
    ...(hasLines && { lines }),
  };
}

const textOf = (value: DraftValues[keyof DraftValues]): string =>
  typeof value === 'string' ? value.trim() : JSON.stringify(value && 'id' in value ? value.id : value);

const pick = <N extends keyof DraftValues>(values: DraftValues, name: N) =>
  ({ [name]: values[name] }) as Pick<DraftValues, N>;

/** What was said of it, trimmed; what is empty is left out. */
function said<T extends Record<string, string>>(texts: T): Partial<T> {
  const entries = Object.entries(texts).map(([name, text]) => [name, text.trim()] as const);
  return Object.fromEntries(entries.filter(([, text]) => text !== '')) as Partial<T>;
}

function given<T extends object>(values: T): { [N in keyof T]?: NonNullable<T[N]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as {
    [N in keyof T]?: NonNullable<T[N]>;
  };
}
