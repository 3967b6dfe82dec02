import { addDays, type DecimalString, isLocalDate, type LocalDate, Money } from '#kernel';

/** What one unit of a currency was worth on a day, in Canadian dollars. */
export interface PublishedRate {
  currency: string;
  day: LocalDate;
  rate: DecimalString;
}

/** A rate for a document: what one unit of its currency is worth at home. */
export interface ExchangeRate {
  rate: DecimalString;
  /** The day the rate was published for: the document's day, or the last business day before it. */
  rateDate: LocalDate;
}

/** A rate older than this is no rate for a document: something is wrong with the source. */
export const CARRIED_DAYS = 10;
const CANADIAN_DOLLAR = 'CAD';

export const seriesOf = (currency: string): string => `FX${currency}CAD`;

/** The rates in an answer of the Bank of Canada's Valet service, whose days and values are text. Others are left out. */
export function ratesIn(answer: unknown, currencies: readonly string[]): PublishedRate[] {
  const observations = fieldOf(answer, 'observations');
  if (!Array.isArray(observations)) return [];
  return observations.flatMap((observation) => {
    const day = fieldOf(observation, 'd');
    if (!isLocalDate(day)) return [];
    return currencies.flatMap((currency) => {
      const value = fieldOf(fieldOf(observation, seriesOf(currency)), 'v');
      return typeof value === 'string' && /^\d{1,8}(\.\d{1,8})?$/.test(value) && Number(value) > 0
        ? [{ currency, day, rate: Money.of(value).rounded(6).toString() }]
        : [];
    });
  });
}

/** The last Monday to Friday up to `day`: the bank publishes on business days. */
export function lastWeekday(day: LocalDate): LocalDate {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, weekday === 0 ? -2 : weekday === 6 ? -1 : 0);
}

/** The earliest day whose rate may still be carried forward to `day`. */
export const oldestFor = (day: LocalDate): LocalDate => addDays(day, -CARRIED_DAYS);

/**
 * One unit of `currency` in `home`, by way of the Canadian dollar where home is another. The older of two days is the
 * rate's. Undefined while one of the published rates is missing.
 */
export function rateBetween(
  currency: string,
  home: string,
  published: (currency: string) => PublishedRate | undefined,
): ExchangeRate | undefined {
  const [from, to] = [currency, home].map((one) =>
    one === CANADIAN_DOLLAR ? { rate: '1', day: '9999-12-31' } : published(one),
  );
  if (!from || !to) return undefined;
  const rate = Money.of(from.rate).dividedBy(to.rate).rounded(6).toString();
  return { rate, rateDate: [from.day, to.day].sort()[0] as LocalDate };
}

/** Published rates of many days, to look any number of them up without asking again. */
export interface RateTable {
  /** As a document of `day` would have it: the day's own, or the last one's carried forward; undefined for none. */
  between(currency: string, home: string, day: LocalDate): ExchangeRate | undefined;
}

/** `published` in any order. */
export function rateTable(published: readonly PublishedRate[]): RateTable {
  const newestFirst = Map.groupBy(
    [...published].sort((one, other) => other.day.localeCompare(one.day)),
    ({ currency }) => currency,
  );
  const known = new Map<string, ExchangeRate | undefined>();
  return {
    between(currency, home, day) {
      const key = `${currency} ${home} ${day}`;
      if (known.has(key) || !isLocalDate(day)) return known.get(key);
      const oldest = oldestFor(day);
      const on = (one: string) => newestFirst.get(one)?.find((rate) => rate.day <= day && rate.day >= oldest);
      const found = rateBetween(currency, home, on);
      known.set(key, found);
      return found;
    },
  };
}

function fieldOf(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[field] : undefined;
}
