/** What a person types as an amount, as decimal text; what is no amount stays for the refusal to speak about. */
export function decimalText(typed: string): string {
  const bare = typed.replace(/[\s$]/g, '').replace('\u2212', '-');
  const lastComma = bare.lastIndexOf(',');
  const isFrench = lastComma > bare.lastIndexOf('.') && bare.length - lastComma <= 3;
  return isFrench ? bare.replaceAll('.', '').replace(',', '.') : bare.replaceAll(',', '');
}
