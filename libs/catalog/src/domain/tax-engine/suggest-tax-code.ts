import { Money } from '#kernel';
import type { TaxComponent } from '../tax.js';
import type { TaxCharge } from './canadian-taxes.js';
import type { TaxTreatment } from './taxability.js';

/** A tax code of the organization with what it charges on the day in question. */
export interface CandidateCode {
  id: string;
  name: string;
  components: readonly TaxComponent[];
}

export interface TaxCodeSuggestion {
  taxCodeId: string | null;
  taxCodeName: string | null;
  charges: TaxCharge[];
  /** Whether the usual code charges exactly these taxes. */
  isUsualRight: boolean;
  /** In words, for the person who checks it. */
  because: string;
}

/**
 * The code that charges exactly these taxes: the usual one (of the item or customer) if it does, else the first by name
 * that also speaks of the tax, else the first that fits. None fits when the books lack a code: never a near miss.
 */
export function suggestTaxCode(
  candidates: readonly CandidateCode[],
  { charges, treatment, because }: { charges: TaxCharge[]; treatment: TaxTreatment; because: string },
  usualCodeId: string | null = null,
): TaxCodeSuggestion {
  const fitting = candidates
    .filter((code) => chargesExactly(code, charges))
    .sort((a, b) => rank(a, charges, treatment) - rank(b, charges, treatment) || byName(a, b));
  const chosen = fitting.find((code) => code.id === usualCodeId && charges.length > 0) ?? fitting[0];
  const wanted = charges.map(({ name, percent }) => `${name} ${percent} %`).join(' and ') || 'no tax';
  return {
    taxCodeId: chosen?.id ?? null,
    taxCodeName: chosen?.name ?? null,
    charges,
    isUsualRight: fitting.some((code) => code.id === usualCodeId),
    because: chosen
      ? `${because} "${chosen.name}" charges ${wanted}.`
      : `${because} None of your tax codes charges ${wanted}.`,
  };
}

function chargesExactly({ components }: CandidateCode, charges: readonly TaxCharge[]): boolean {
  const real = components.filter(({ percent }) => !Money.of(percent).isZero());
  return (
    real.every(({ onTax }) => !onTax) &&
    real.length === charges.length &&
    [...real.map(({ percent }) => percent)]
      .sort(byAmount)
      .every((percent, at) => Money.of(percent).equals(percentsOf(charges)[at] ?? '-1'))
  );
}

function percentsOf(charges: readonly TaxCharge[]): string[] {
  return charges.map(({ percent }) => percent).sort(byAmount);
}

const TREATED: Readonly<Record<TaxTreatment, RegExp>> = {
  taxable: /out of scope|hors champ/i,
  'zero-rated': /zero|détax/i,
  exempt: /exempt|exonér/i,
};

/** Lower is better: a code whose own words say what is meant. */
function rank(code: CandidateCode, charges: readonly TaxCharge[], treatment: TaxTreatment): number {
  const words = [code.name, ...code.components.map(({ name }) => name)].join(' ').toUpperCase();
  if (charges.length === 0) return TREATED[treatment].test(code.name) ? 0 : 1;
  return charges.filter(({ name }) => !words.includes(name)).length;
}

function byAmount(a: string, b: string): number {
  return Money.of(a).compare(b);
}

function byName(a: CandidateCode, b: CandidateCode): number {
  return a.name.localeCompare(b.name) || a.id.localeCompare(b.id);
}
