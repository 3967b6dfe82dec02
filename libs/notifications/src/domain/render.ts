import { type NotificationKind, specOf, type Values } from './kinds.js';
import type { Language, MoneyValue, ValueType } from './notification-kind.js';

export interface Rendered {
  title: string;
  body: string;
}

const LOCALES: Record<Language, string> = { en: 'en-CA', fr: 'fr-CA' };
const NO_DAY: Record<Language, string> = { en: 'day to be agreed', fr: 'date à convenir' };
const PLACEHOLDER = /\{(\w+)\}/g;

/** The words of a kind with its values, in one language. */
export function render(kind: NotificationKind, values: Values, language: Language): Rendered {
  const { values: types, [language]: words } = specOf(kind);
  const filled = (text: string) =>
    text.replace(PLACEHOLDER, (_, name: string) => printed(types[name] ?? 'text', values[name], language));
  return { title: filled(words.title), body: filled(words.body) };
}

export function labelOf(kind: NotificationKind, language: Language): string {
  return specOf(kind)[language].label;
}

/** Below the address of the installation. */
export function pageOf(kind: NotificationKind, subjectId: string): string {
  return specOf(kind).page.replace('{id}', subjectId);
}

/** The names that a text asks for. */
export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, name]) => name ?? '');
}

/** `fr-CA` and `fr` read French, everybody else English. */
export function languageOf(locale: string | null | undefined): Language {
  return locale?.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}

/** The values that `kind` needs and that are not there, or are of the wrong shape. */
export function missingValues(kind: NotificationKind, values: Values): string[] {
  return Object.entries(specOf(kind).values)
    .filter(([name, type]) => (type === 'money' ? !isMoney(values[name]) : typeof values[name] !== 'string'))
    .map(([name]) => name);
}

function printed(type: ValueType, value: string | MoneyValue | undefined, language: Language): string {
  if (value === undefined) return '';
  if (type === 'money' && isMoney(value)) {
    const { amount, currency } = value;
    // The formatter reads decimal text exactly; TypeScript's type asks for a literal.
    return new Intl.NumberFormat(LOCALES[language], { style: 'currency', currency }).format(
      amount as `${number}`,
    );
  }
  if (type === 'day' && value === '') return NO_DAY[language];
  if (type === 'day' && typeof value === 'string')
    return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
      new Date(`${value}T00:00:00Z`),
    );
  return typeof value === 'string' ? value : '';
}

function isMoney(value: string | MoneyValue | undefined): value is MoneyValue {
  return typeof value === 'object' && typeof value.amount === 'string' && typeof value.currency === 'string';
}
