/** Quantities have at most six decimals: whole millionths are exact. */
const DECIMALS = 6;

/** One, in millionths. */
export const UNIT = 10n ** BigInt(DECIMALS);

/** Undefined of what is no quantity. */
export function millionths(text: string): bigint | undefined {
  const [, whole, part = ''] = /^(\d{1,12})(?:\.(\d{0,6}))?$/.exec(text.trim()) ?? [];
  return whole === undefined ? undefined : BigInt(whole + part.padEnd(DECIMALS, '0'));
}

/** `2500000n` → `2.5`. */
export function textOf(value: bigint): string {
  const part = String(value % UNIT)
    .padStart(DECIMALS, '0')
    .replace(/0+$/, '');
  return part ? `${value / UNIT}.${part}` : String(value / UNIT);
}
