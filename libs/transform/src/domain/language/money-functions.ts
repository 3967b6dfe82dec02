import type { Decimal } from 'decimal.js';
import type { TaxInForce } from '../transform-context.js';
import { localDateIn } from './day-functions.js';
import { decimalOf, dividedBy, percentOf, plus, roundedTo, times, ZERO } from './decimals.js';
import { define } from './define-function.js';
import { refused } from './expression.errors.js';
import type { Scope } from './scope.js';
import { decimalIn, textIn, type Value } from './values.js';

const CENTS = 2;
const HUNDRED = decimalOf('100') as Decimal;

/** Currency and tax: rates come with the run, amounts leave in cents. */
export const moneyFunctions = [
  define(
    'exchangeRate(from, to, day)',
    'What one unit of a currency was worth in another that day, or on the last business day before it.',
    ([from = null, to = null, day = null], scope) => rateOf(from, to, day, scope),
    20,
  ),
  define(
    'convert(amount, from, to, day)',
    'An amount in another currency, in cents, at the rate of that day.',
    ([amount = null, from = null, to = null, day = null], scope) =>
      roundedTo(times(decimalIn(amount, 'convert()'), rateOf(from, to, day, scope)), CENTS),
    20,
  ),
  define(
    'taxRate(province, day)',
    'Percent of all sales taxes of a province that day, e.g. 13 in ON.',
    ([province = null, day = null], scope) => percentsOf(province, day, scope).reduce(plus, ZERO),
    8,
  ),
  define(
    'tax(amount, province, day)',
    'Sales tax on an amount without tax: each tax in cents, half a cent up, and added.',
    ([amount = null, province = null, day = null], scope) => {
      const before = decimalIn(amount, 'tax()');
      return percentsOf(province, day, scope)
        .map((percent) => roundedTo(percentOf(before, percent), CENTS))
        .reduce(plus, ZERO);
    },
    16,
  ),
  define(
    'withoutTax(amount, province, day)',
    'What an amount with sales tax comes to without it, in cents.',
    ([amount = null, province = null, day = null], scope) => {
      const percent = percentsOf(province, day, scope).reduce(plus, ZERO);
      const share = dividedBy(plus(HUNDRED, percent), HUNDRED);
      return roundedTo(dividedBy(decimalIn(amount, 'withoutTax()'), share), CENTS);
    },
    24,
  ),
];

function rateOf(from: Value, to: Value, day: Value, scope: Scope): Decimal {
  const { context } = scope;
  const [one, other] = [currencyIn(from, scope), currencyIn(to, scope)];
  if (one === other) return decimalOf('1') as Decimal;
  const on = localDateIn(day, 'The day of a rate');
  const rate = context.rate(one, other, on);
  if (rate !== undefined) return decimalIn(decimalOf(rate) ?? null, 'A rate');
  throw refused(
    `No rate from ${one} to ${other} is known for ${on}.`,
    on < context.ratesSince
      ? `Rates of days before ${context.ratesSince} are not kept: keep your own in a table of the mapping.`
      : 'Ask for the rates of that day first, or keep your own rates in a table of the mapping.',
  );
}

function percentsOf(province: Value, day: Value, scope: Scope): Decimal[] {
  const { context } = scope;
  const code = codeIn(province, 'A province', scope);
  const on = localDateIn(day, 'The day of a tax');
  const taxes: readonly TaxInForce[] | undefined = context.taxes(code, on);
  if (taxes) return taxes.map(({ percent }) => decimalIn(decimalOf(percent) ?? null, 'A tax'));
  if (on < context.taxesSince)
    throw refused(
      `Taxes of days before ${context.taxesSince} are not known here.`,
      'Take the tax from the record, or keep the rates of those days in a table of the mapping.',
    );
  throw refused(`"${code.slice(0, 10)}" is no province.`, 'Write its two letters: ON, QC, BC.');
}

function currencyIn(value: Value, scope: Scope): string {
  const code = codeIn(value, 'A currency', scope);
  if (/^[A-Z]{3}$/.test(code)) return code;
  throw refused(`"${code.slice(0, 10)}" is no currency.`, 'Write its three letters: CAD, USD.');
}

function codeIn(value: Value, place: string, scope: Scope): string {
  const text = textIn(value, place);
  scope.read(text.length);
  return text.trim().toUpperCase();
}
