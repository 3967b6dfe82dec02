import type { Language } from '../i18n/translate';

/**
 * What a person types as an amount, as decimal text. In English a comma groups by three (`1,234.50`), in French it is the
 * decimal sign (`1 234,50`). What could be read in two ways, or is no amount, stays for the refusal to speak about.
 */
export function decimalText(typed: string, language: Language): string {
  const bare = typed.replace(/[\s$]/g, '').replace('\u2212', '-');
  if (!bare.includes(',')) return bare;
  const [whole = '', ...decimals] = bare.split(',');
  // `1.234,5`: with both signs the last one is the decimal sign, in either language.
  const isDecimal = decimals.length === 1 && !decimals[0]?.includes('.');
  if (language === 'fr' && isDecimal) return `${whole.replaceAll('.', '')}.${decimals[0]}`;
  if (GROUPED.test(bare)) return bare.replaceAll(',', '');
  // `1 234,50` cannot be thousands.
  if (isDecimal && /^\d{1,2}$/.test(decimals[0] ?? '')) return `${whole.replaceAll('.', '')}.${decimals[0]}`;
  return bare;
}

/** `0,125` is no thousand. */
const GROUPED = /^-?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/;
