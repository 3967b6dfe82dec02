const KNOWN = new Set(Intl.supportedValuesOf('currency'));
const names = new Intl.DisplayNames(['en'], { type: 'currency' });
/** As the service spells them, where it does not follow everybody else. */
const OWN: Readonly<Record<string, string>> = {
  USD: 'United States Dollar',
  GBP: 'British Pound Sterling',
};

export function isCurrency(code: string): boolean {
  return KNOWN.has(code);
}

export function currencyName(code: string): string {
  return OWN[code] ?? (isCurrency(code) ? (names.of(code) ?? code) : code);
}
