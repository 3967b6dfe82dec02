/** Sums over rows that are on screen, in whole cents: decimal text never becomes a floating point number. */
function centsOf(amount: string): bigint {
  const [, sign = '', whole = '', part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? [];
  if (whole === '') throw new Error(`${amount} is no amount.`);
  const cents = BigInt(whole + part.slice(0, 2).padEnd(2, '0'));
  return sign ? -cents : cents;
}

function textOf(cents: bigint): string {
  const digits = String(abs(cents)).padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export const addUp = (amounts: readonly string[]): string =>
  textOf(amounts.reduce((sum, amount) => sum + centsOf(amount), 0n));

export const less = (amount: string, ...others: readonly string[]): string =>
  textOf(others.reduce((rest, other) => rest - centsOf(other), centsOf(amount)));

/** Negative, zero or positive, as `sort` wants it. */
export function compareAmounts(a: string, b: string): number {
  const difference = centsOf(a) - centsOf(b);
  return difference < 0n ? -1 : Number(difference > 0n);
}

export const isAbove = (amount: string, other: string): boolean => compareAmounts(amount, other) > 0;

/** `part` in per cent of `whole`, to the nearest tenth as the API rounds it; undefined of nothing. */
export function percentOf(part: string, whole: string): number | undefined {
  const [of, cents] = [centsOf(whole), centsOf(part)];
  if (of === 0n) return undefined;
  const size = (2000n * abs(cents) + abs(of)) / (2n * abs(of));
  return Number(cents < 0n === of < 0n ? size : -size) / 10;
}

const abs = (cents: bigint): bigint => (cents < 0n ? -cents : cents);

/** A price as it is typed: with cents, and with all of its digits where it has more. */
export function asPrice(unitPrice: string): string {
  const [whole = '0', part = ''] = unitPrice.split('.');
  return `${whole}.${part.padEnd(2, '0')}`;
}
