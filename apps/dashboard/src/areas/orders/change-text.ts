/** What of an order a field is, as a person calls it: the key of a word, and the line that it is of. */
export interface NamedField {
  word: string;
  line: string | null;
}

/** `lines.2.quantity` is the quantity of line 2; `lines.2` is the whole line. */
export function fieldOf(field: string): NamedField {
  const [, line, own] = /^lines\.(\d+)(?:\.(\w+))?$/.exec(field) ?? [];
  if (line === undefined) return { word: field, line: null };
  return { word: own ?? 'line', line };
}

/** Ids say nothing to a person, and a specification is too long for a line: that it is another is all that is told. */
const TOLD_BY_NAME = /Id$|^specifications$/;

export const isShown = ({ word }: NamedField): boolean => !TOLD_BY_NAME.test(word);

interface BriefLine {
  description: string;
  quantity: string;
  unitPrice: string;
}

const isLine = (value: object): value is BriefLine => 'description' in value && 'quantity' in value;

/** How values are written in the language of the person. */
export interface Writer {
  yes: string;
  no: string;
  amount(text: string): string;
  quantity(text: string): string;
  day(text: string): string;
}

const AMOUNT = /^(subtotal|total|amount)$|Amount$/;

/** A value as text; null where there is none. */
export function valueText(value: unknown, word: string, write: Writer): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'boolean') return value ? write.yes : write.no;
  if (typeof value !== 'object') return written(String(value), word, write);
  if (isLine(value)) {
    const { description, quantity, unitPrice } = value;
    return `${description}, ${write.quantity(quantity)} × ${write.quantity(unitPrice)}`;
  }
  const words = Object.values(value).filter((part) => typeof part === 'string' && part !== '');
  return words.length > 0 ? words.join(', ') : null;
}

function written(text: string, word: string, { amount, quantity, day }: Writer): string {
  if (word.endsWith('Date')) return day(text);
  if (AMOUNT.test(word)) return amount(text);
  return word === 'quantity' || word === 'unitPrice' || word === 'estimatedHours' ? quantity(text) : text;
}
