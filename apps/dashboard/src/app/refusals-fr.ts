import { APPROVALS } from './french/approvals';
import { BOOKS, DECISIONS, PLANS } from './french/books';
import { EVERYONE } from './french/everyone';
import { INVOICING } from './french/invoicing';
import { JOBS, VISITS } from './french/jobs';
import { MONEY } from './french/money';
import { ORDERS } from './french/orders';
import { PARTIES } from './french/parties';
import { PROGRAMS } from './french/programs';
import { TIME } from './french/time';
import type { Refusals, Values } from './french/words';

/** By the part of the house that refuses. */
export const PARTS: readonly Refusals[] = [
  EVERYONE,
  PARTIES,
  ORDERS,
  JOBS,
  VISITS,
  TIME,
  INVOICING,
  MONEY,
  APPROVALS,
  BOOKS,
  PLANS,
  DECISIONS,
  PROGRAMS,
];

/** Refusals of the API in French, by their codes: every one that a person can meet. */
export const FRENCH: Refusals = Object.assign({}, ...PARTS);

const FIELDS: readonly [pattern: RegExp, french: (...found: string[]) => string][] = [
  [/must not be empty|should not be empty|is missing/, () => 'Ce champ est requis.'],
  [/must be an e-mail address/, () => 'Ce n’est pas une adresse courriel.'],
  [/must be (?:an? )?(?:id\b|ids\b|list of ids)/, () => 'Choisissez dans la liste.'],
  [
    /must be an amount such as "?([\d.]+)/,
    (amount) => `Écrivez un montant, tel que ${amount.replace('.', ',')}.`,
  ],
  [/must be a day|must be a date/, () => 'Ce n’est pas un jour.'],
  [/must be shorter than or equal to (\d+)/, (most) => `Au plus ${most} caractères.`],
  [/must be longer than or equal to (\d+)/, (least) => `Au moins ${least} caractères.`],
  [/must not be less than (\S+?)\.?$/, (least) => `Au moins ${least}.`],
  [/must not be greater than (\S+?)\.?$/, (most) => `Au plus ${most}.`],
  [/must be one of/, () => 'Ce choix n’existe pas.'],
];

/** Undefined where there are no words for it, or where the values are missing that they name. */
export function frenchOf(code: string, problem: Values): { detail: string; fix?: string } | undefined {
  const words = FRENCH[code];
  const [detail, fix] = (typeof words === 'function' ? words(problem) : words) ?? [];
  return detail === undefined ? undefined : { detail, fix };
}

/** What is wrong with a field; what has no words of its own is said in general. */
export function frenchField(detail: string): string {
  for (const [pattern, french] of FIELDS) {
    const found = pattern.exec(detail);
    if (found) return french(...found.slice(1));
  }
  return 'Cette valeur n’est pas valable.';
}
