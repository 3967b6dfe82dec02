import { Money } from '#kernel';

/** The same with the named amounts at two decimals, as every answer of the API shows money. */
export function inCents<T extends object, F extends keyof T>(shown: T, ...fields: F[]): T {
  const copy = { ...shown };
  for (const field of fields) {
    const amount = copy[field] as unknown;
    if (typeof amount === 'string') copy[field] = Money.of(amount).toFixed(2) as T[F];
  }
  return copy;
}
