import { DomainError } from '#kernel';

/** The slip that a contractor's payments are reported on: T5018 construction, T4A other fees, T4 employees. */
export const SLIPS = ['t5018', 't4a', 't4', 'none'] as const;
export type SlipKind = (typeof SLIPS)[number];

/** How much of an identifier people may see: enough to tell two apart, too little to use. */
const SHOWN = 3;

/**
 * A business number's nine digits, with its program account (`RT0001`) when one was given. Throws
 * `PARTIES.NOT_A_BUSINESS_NUMBER` unless the check digit fits.
 */
export function businessNumber(text: string): string {
  const compact = text.replace(/[\s-]/g, '').toUpperCase();
  if (/^\d{9}([A-Z]{2}\d{4})?$/.test(compact) && hasCheckDigit(compact.slice(0, 9))) return compact;
  throw new DomainError('PARTIES.NOT_A_BUSINESS_NUMBER', 'This is not a business number of the CRA.', {
    field: 'businessNumber',
    fix: 'Copy the nine digits from a letter of the CRA or an invoice, with RT0001 or the like behind them or without.',
  });
}

/** A social insurance number's nine digits. Throws `PARTIES.NOT_A_SIN` unless the check digit fits. */
export function socialInsuranceNumber(text: string): string {
  const digits = text.replace(/[\s-]/g, '');
  // No number begins with 0, and those that begin with 8 are business numbers.
  if (/^[1-79]\d{8}$/.test(digits) && hasCheckDigit(digits)) return digits;
  throw new DomainError('PARTIES.NOT_A_SIN', 'This is not a social insurance number.', {
    field: 'sin',
    fix: 'Copy the nine digits from the confirmation letter; one of them may be mistyped.',
  });
}

/** A GST/HST registration: a business number with an RT account. It is printed on invoices, so it is no secret. */
export function gstNumber(text: string): string {
  const compact = text.replace(/[\s-]/g, '').toUpperCase();
  if (/^\d{9}RT\d{4}$/.test(compact) && hasCheckDigit(compact.slice(0, 9))) return compact;
  throw new DomainError('PARTIES.NOT_A_GST_NUMBER', 'This is not a GST/HST registration number.', {
    field: 'gstNumber',
    fix: 'Write it like 123456782RT0001: nine digits, RT and four digits.',
  });
}

/** The last digits of the number proper, which may be shown. */
export function endingOf(identifier: string): string {
  return identifier.slice(0, 9).slice(-SHOWN);
}

/** The check of Luhn, which both kinds of numbers carry. */
function hasCheckDigit(digits: string): boolean {
  let sum = 0;
  [...digits].forEach((digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  });
  return sum % 10 === 0;
}
