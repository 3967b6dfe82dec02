import type { Entity } from '../ports/canonical-documents.js';

/** What both sides may have without knowing it of each other: made here before the company was connected. */
export const MATCHED = [
  'customer',
  'vendor',
  'item',
  'tax-code',
  'account',
  'term',
  'payment-method',
] as const;

export type MatchedEntity = (typeof MATCHED)[number];

export function isMatched(entity: Entity): entity is MatchedEntity {
  return (MATCHED as readonly Entity[]).includes(entity);
}

/** Lists that each company keeps for itself: one of ours is only sent as the one there, and neither follows the other. */
export function isSentAs(entity: MatchedEntity): boolean {
  return entity === 'tax-code' || entity === 'account' || entity === 'term' || entity === 'payment-method';
}

/** What tells a record apart, the same for ours and theirs. */
export interface MatchFacts {
  /** What it is called, and what else people may call it: of customers their company and their own name. */
  names: readonly string[];
  email: string | null;
  /** Digits only. */
  phone: string | null;
  postal: string | null;
  /** An item's code, an account's number. */
  code: string | null;
  /** Of an item. */
  price: string | null;
  /** The percentages of a tax code, the days of a term: where it differs, it is another. */
  figure: string | null;
  /** The type of an item or account. */
  kind: string | null;
  currency: string | null;
  active: boolean;
  /** Records of different ranks are never the same: a customer, one below another, a project. */
  rank: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** `figure`: what a tax code charges, which its own document does not say. */
export function matchedFacts(entity: MatchedEntity, fields: Fields, figure?: string): MatchFacts {
  const { displayName, companyName, givenName, familyName, name, email, phone, active } = fields;
  const own = [givenName, familyName].map(textOf).filter((part) => part !== null);
  return {
    names: [...new Set([displayName ?? name, companyName, own.join(' ')].map(textOf))].filter(
      (one) => one !== null,
    ),
    email: textOf(email)?.toLowerCase() ?? null,
    phone: digitsOf(phone),
    postal: postalOf(fields.billingAddress ?? fields.address),
    code: textOf(fields.sku ?? fields.number)?.toLowerCase() ?? null,
    price: tidy(fields.unitPrice),
    figure: figure ?? tidy(fields.dueDays),
    kind: textOf(fields.type),
    currency: entity === 'customer' || entity === 'vendor' ? textOf(fields.currency) : null,
    active: active !== false,
    rank: fields.isProject === true ? 'project' : fields.parentId ? 'below' : '',
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** Without the country code of North America, which half of the people write; too few digits tell nobody apart. */
function digitsOf(value: unknown): string | null {
  const digits = typeof value === 'string' ? value.replace(/\D/g, '').replace(/^1(?=\d{10})/, '') : '';
  return digits.length < 7 ? null : digits.slice(0, 10);
}

function postalOf(address: unknown): string | null {
  const code = textOf((address as { postalCode?: unknown } | null | undefined)?.postalCode);
  return code === null ? null : code.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}

/** `13.000000` and `13` are the same figure. */
function tidy(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = String(value);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
