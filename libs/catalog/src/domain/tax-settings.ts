import { PROVINCES } from '#identity';
import { DomainError } from '#kernel';
import { TAX_ROUNDINGS, type TaxRounding } from './tax-engine/compute-tax.js';
import { SUPPLY_KINDS, type TaxabilityException } from './tax-engine/taxability.js';

/** What an organization declares about its taxes. */
export interface TaxSettings {
  /** Where half a cent is rounded: the same place as the connected accounting system's. */
  rounding: TaxRounding;
  /** Where a provincial sales tax is charged differently from the usual, e.g. after a ruling. */
  exceptions: TaxabilityException[];
}

export const USUAL_TAX_SETTINGS: TaxSettings = { rounding: 'per-line', exceptions: [] };

/** What is stored, without what is no longer known. */
export function readTaxSettings(stored: { rounding: string; exceptions: unknown }): TaxSettings {
  const rounding = TAX_ROUNDINGS.find((known) => known === stored.rounding) ?? USUAL_TAX_SETTINGS.rounding;
  const exceptions = Array.isArray(stored.exceptions) ? stored.exceptions.filter(isException) : [];
  return { rounding, exceptions };
}

/** Throws `CATALOG.TAX_SAID_TWICE` when two exceptions speak of the same province and supply. */
export function checkTaxSettings(settings: TaxSettings): TaxSettings {
  const said = settings.exceptions.map(({ province, supply }) => `${province} ${supply}`);
  const twice = said.findIndex((one, index) => said.indexOf(one) !== index);
  if (twice === -1) return settings;
  throw new DomainError('CATALOG.TAX_SAID_TWICE', `Two exceptions speak of ${said[twice]}.`, {
    field: `exceptions.${twice}`,
    fix: 'Keep one of the two.',
  });
}

function isException(value: unknown): value is TaxabilityException {
  if (typeof value !== 'object' || value === null) return false;
  const { province, supply, isTaxed } = value as Record<string, unknown>;
  return (
    PROVINCES.some((known) => known === province) &&
    SUPPLY_KINDS.some((known) => known === supply) &&
    typeof isTaxed === 'boolean'
  );
}
