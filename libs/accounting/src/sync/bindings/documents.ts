/** What invoices, bills and credits have in common. */

export const PARTY_REFERENCES = { customerId: 'customer', contractorId: 'vendor' } as const;

export const LINE_REFERENCES = {
  'lines.itemId': 'item',
  'lines.accountId': 'account',
  'lines.taxCodeId': 'tax-code',
} as const;

/** The books decide what is owed, or left. */
export const COMPUTED_THERE = {
  balance: 'remote',
  taxAmount: 'remote',
  total: 'remote',
  subtotal: 'remote',
  exchangeRate: 'remote',
  voided: 'remote',
} as const;

interface Numbered {
  lineNumber: number;
}

/** Lines as the books have them, each with what only our line of its number knows; null where there is none. */
export function keepOurParts<L extends Numbered, O extends Numbered, F extends keyof O>(
  lines: readonly L[],
  ours: readonly O[] | undefined,
  fields: readonly F[],
): (L & Pick<O, F>)[] {
  const byNumber = new Map(ours?.map((line) => [line.lineNumber, line]));
  return lines.map((line) => {
    const known = byNumber.get(line.lineNumber);
    const kept: Partial<O> = {};
    for (const field of fields) kept[field] = known?.[field] ?? (null as O[F]);
    return { ...line, ...(kept as Pick<O, F>) };
  });
}

/** The line without what only ours knows. */
export function withoutOurParts<O extends object, F extends keyof O>(
  line: O,
  fields: readonly F[],
): Omit<O, F> {
  const told: Partial<O> = { ...line };
  for (const field of fields) delete told[field];
  return told as Omit<O, F>;
}
