import { PROVINCES, type Province } from '#identity';
import { Day, Flag, Id, ListOf, OneOf, Quantity, Text } from '#platform';
import { TAX_ROUNDINGS, type TaxRounding } from '../domain/tax-engine/compute-tax.js';
import {
  SUPPLY_KINDS,
  type SupplyKind,
  TAX_TREATMENTS,
  type TaxTreatment,
} from '../domain/tax-engine/taxability.js';

export class TaxExceptionBody {
  @OneOf(PROVINCES)
  province!: Province;

  @OneOf(SUPPLY_KINDS)
  supply!: SupplyKind;

  @Flag({ description: 'Whether the provincial sales tax is charged on it.' })
  isTaxed!: boolean;
}

export class TaxSettingsAnswer {
  @OneOf(TAX_ROUNDINGS, {
    description: 'Where half a cent is rounded up. QuickBooks Online Canada: per-line.',
  })
  rounding!: TaxRounding;

  @ListOf(() => TaxExceptionBody, { description: 'Provincial sales tax that differs from the usual.' })
  exceptions!: TaxExceptionBody[];
}

export class ChangeTaxSettingsBody {
  @OneOf(TAX_ROUNDINGS, { optional: true })
  rounding?: TaxRounding;

  @ListOf(() => TaxExceptionBody, { optional: true, max: 100 })
  exceptions?: TaxExceptionBody[];
}

export class TaxSuggestionQuery {
  @Day()
  day!: string;

  @OneOf(PROVINCES, { description: 'Of the job site; of the customer where there is none.' })
  province!: Province;

  @Text({ optional: true, max: 40, description: 'Of the job site, as two letters; CA when it is left out.' })
  country?: string;

  @OneOf(SUPPLY_KINDS, { optional: true, description: 'Default real-property.' })
  supply?: SupplyKind;

  @OneOf(TAX_TREATMENTS, { optional: true, description: 'Default taxable.' })
  treatment?: TaxTreatment;

  @OneOf(['sale', 'purchase'], { optional: true, description: 'Default sale.' })
  side?: 'sale' | 'purchase';
}

export class TaxChargeAnswer {
  @Text({ example: 'QST' })
  name!: string;

  @Quantity({ example: '9.975' })
  percent!: string;

  @Flag({ description: 'GST and HST are federal.' })
  isFederal!: boolean;
}

export class TaxSuggestionAnswer {
  @Id({ nullable: true, description: 'The code that charges exactly this; null when the books have none.' })
  taxCodeId!: string | null;

  @Text({ nullable: true })
  taxCodeName!: string | null;

  @ListOf(() => TaxChargeAnswer)
  charges!: TaxChargeAnswer[];

  @Flag({ description: 'Whether the usual code that was named charges exactly this.' })
  isUsualRight!: boolean;

  @Text({ description: 'The reason, in words.' })
  because!: string;
}
