import type { TaxComponent } from '#catalog';
import type { MappedEntity } from './mapped-entities.js';

/** What tells entries of a list apart, the same for ours and theirs. */
export interface PartnerFacts {
  name: string;
  /** An item's code, an account's number. */
  code: string | null;
  /** The percentages of a tax code, the days of a term, the price of an item. */
  figure: string | null;
  /** The type of an item or account. */
  kind: string | null;
}

type Fields = Readonly<Record<string, unknown>>;

/** Of an entry that is not there: it is like no other. */
export const NOTHING_KNOWN: PartnerFacts = { name: '', code: null, figure: null, kind: null };

/** Reads them out of a record or a snapshot, which have the same fields. `taxes`: what a tax code charges. */
export function factsOf(
  entity: MappedEntity,
  fields: Fields,
  taxes: readonly TaxComponent[] = [],
): PartnerFacts {
  const facts: PartnerFacts = { ...NOTHING_KNOWN, name: textOf(fields.name) ?? '' };
  switch (entity) {
    case 'item':
      return {
        ...facts,
        code: textOf(fields.sku),
        figure: tidy(fields.unitPrice),
        kind: textOf(fields.type),
      };
    case 'account':
      return { ...facts, code: textOf(fields.number), kind: textOf(fields.type) };
    case 'term':
      return { ...facts, figure: tidy(fields.dueDays) };
    case 'payment-method':
      return { ...facts, kind: textOf(fields.kind) };
    case 'tax-code':
      return {
        ...facts,
        figure: taxes.length > 0 ? taxes.map(({ percent }) => tidy(percent)).join(' + ') : '0',
      };
  }
}

/** What an entry is called in the books; its id where they gave it no name. */
export function nameThere({ snapshot, remoteId }: { snapshot: Fields; remoteId: string }): string {
  return textOf(snapshot.name) ?? remoteId;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** `13.000000` and `13` are the same figure. */
function tidy(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = String(value);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
