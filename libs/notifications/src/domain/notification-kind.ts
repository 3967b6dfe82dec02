/** `money` is written by the reader's language, `day` is `YYYY-MM-DD` or empty when none is set, `text` stands as it is. */
export type ValueType = 'text' | 'money' | 'day';

export interface MoneyValue {
  /** Decimal text. */
  amount: string;
  /** ISO 4217. */
  currency: string;
}

export type ValueTypes = Readonly<Record<string, ValueType>>;
export type Language = 'en' | 'fr';
export const LANGUAGES: readonly Language[] = ['en', 'fr'];

/** `instant` at once, `digest` once a day in one letter, `off` never. */
export type Mode = 'instant' | 'digest' | 'off';
export type Channel = 'in_app' | 'email' | 'push';
export const CHANNELS: readonly Channel[] = ['in_app', 'email', 'push'];

/** `{name}` in a text stands for the value of that name. */
export interface Words {
  /** What the kind is called where people choose their preferences. */
  label: string;
  title: string;
  body: string;
}

/** One source for every channel: what is told, in both languages, and how it reaches people who chose nothing. */
export interface KindSpec<V extends ValueTypes = ValueTypes> {
  values: V;
  en: Words;
  fr: Words;
  /** The page of the subject, with `{id}` for its id. */
  page: string;
  defaults: { email: Mode; push: 'instant' | 'off' };
}

/** Keeps the literal types of `values`, from which the compiler knows what a caller must give. */
export function kind<const V extends ValueTypes>(spec: KindSpec<V>): KindSpec<V> {
  return spec;
}
