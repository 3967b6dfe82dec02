import { canonicalJson } from '#kernel';
import type { AnyBinding } from '../sync/bindings/entity-binding.js';

type Document = Readonly<Record<string, unknown>>;

const DAYS = ['invoiceDate', 'creditDate', 'paymentDate', 'refundDate', 'orderDate', 'workDate', 'usedOn'];

/** By what people recognize a record. */
const HEAD = [
  ...['displayName', 'companyName', 'name', 'number', 'sku'],
  ...DAYS,
  ...['email', 'phone', 'unitPrice', 'minutes', 'amount', 'total'],
];

/** The day by which the books say in which period a document is. */
export function dayOf(document: Document): string | null {
  const day = DAYS.map((field) => document[field]).find((value) => typeof value === 'string');
  return typeof day === 'string' ? day : null;
}

/** What to show beside each other: what ours says otherwise, or what tells who it is where nothing of it is there. */
export function fieldsToShow(
  { policies }: AnyBinding,
  ours: Document,
  theirs: Document | null,
  isSameRecord: boolean,
): string[] {
  if (theirs && isSameRecord)
    return Object.keys(ours).filter(
      (field) => policies[field] !== 'remote' && field in theirs && !isSame(ours[field], theirs[field]),
    );
  return HEAD.filter(
    (field) => ours[field] !== undefined && (ours[field] !== null || theirs?.[field] != null),
  );
}

function isSame(one: unknown, other: unknown): boolean {
  return canonicalJson(one ?? null) === canonicalJson(other ?? null);
}
