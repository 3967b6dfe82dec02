import type { CompanyBooks } from '../store/company-books.js';
import { type Body, bodies, child, refId } from '../store/doc.js';

export function preferences(books: CompanyBooks): Body {
  for (const doc of books.list('Preferences')) return doc;
  return {};
}

/** A switch kept as a name and a value, as the service keeps the lesser ones. */
export function namedPreference(books: CompanyBooks, name: string): string | undefined {
  const pair = bodies(child(preferences(books), 'OtherPrefs').NameValue).find((entry) => entry.Name === name);
  return pair === undefined ? undefined : String(pair.Value);
}

export function homeCurrency(books: CompanyBooks): string {
  return refId(child(preferences(books), 'CurrencyPrefs'), 'HomeCurrency') ?? 'CAD';
}
