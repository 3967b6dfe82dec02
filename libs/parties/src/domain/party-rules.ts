import { DomainError } from '#kernel';

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

/**
 * The name with its blanks tidied. Throws where accounting systems would refuse it: empty, or with a colon, which
 * separates a customer from its projects there.
 */
export function tidyName(name: string): string {
  const tidy = name.replace(/\s+/g, ' ').trim();
  if (tidy === '') {
    throw new DomainError('PARTIES.NAME_MISSING', 'A name is needed.', { field: 'displayName' });
  }
  if (tidy.includes(':')) {
    throw new DomainError('PARTIES.NAME_WITH_COLON', 'A name cannot contain a colon.', {
      field: 'displayName',
      fix: 'Leave the colon out: accounting systems use it between a customer and its projects.',
    });
  }
  return tidy;
}

/** The code in capitals. Throws unless it is a currency of ISO 4217. */
export function knownCurrency(code: string): string {
  const currency = code.toUpperCase();
  if (CURRENCIES.has(currency)) return currency;
  throw new DomainError('PARTIES.UNKNOWN_CURRENCY', `"${code}" is not a currency.`, {
    field: 'currency',
    fix: 'Write its three letters, for example CAD or USD.',
  });
}

/** The text without outer blanks; null when nothing is left. */
export function tidyText(text: string | null): string | null {
  return text?.trim() || null;
}

/** `current` with what was given: undefined leaves a field as it is. */
export function withGiven<T extends object>(current: T, changes: Partial<T>): T {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { ...current, ...Object.fromEntries(given) };
}
