import type {
  WireAccount,
  WireClass,
  WirePaymentMethod,
  WireTaxCode,
  WireTaxRate,
  WireTaxRateList,
  WireTerm,
} from '../quickbooks-online.wire.js';
import type { Mapper } from './mapper.js';
import {
  dayOrNull,
  decimal,
  decimalOrNull,
  idOrNull,
  nameFor,
  nameOf,
  refOrNone,
  textOrNull,
} from './values.js';

/** Lists that are kept in QuickBooks and, but for classes of projects, only read here. */

export const accountMapper: Mapper<'account', WireAccount> = {
  toCanonical: (wire, { homeCurrency }) => ({
    // Accounts below different parents may share their own name.
    name: nameOf(wire.FullyQualifiedName ?? wire.Name, wire.Active !== false),
    number: textOrNull(wire.AcctNum),
    type: wire.AccountType ?? 'Other',
    subtype: textOrNull(wire.AccountSubType),
    classification: textOrNull(wire.Classification),
    currency: idOrNull(wire.CurrencyRef) ?? homeCurrency,
    active: wire.Active !== false,
  }),
};

export const classMapper: Mapper<'class', WireClass> & Required<Pick<Mapper<'class', WireClass>, 'toWire'>> =
  {
    toCanonical: (wire) => ({
      name: nameOf(wire.Name, wire.Active !== false),
      parentId: idOrNull(wire.ParentRef),
      active: wire.Active !== false,
    }),

    toWire: (label, { existing }) => ({
      Name: nameFor(label.name, existing && { name: existing.Name, Active: existing.Active }),
      ParentRef: refOrNone(label.parentId, existing?.ParentRef),
      SubClass: label.parentId !== null,
      Active: label.active,
    }),
  };

export const termMapper: Mapper<'term', WireTerm> = {
  toCanonical: (wire) => ({
    name: nameOf(wire.Name, wire.Active !== false),
    dueDays: wire.DueDays ?? null,
    dayOfMonthDue: wire.DayOfMonthDue ?? null,
    discountDays: wire.DiscountDays ?? null,
    discountPercent: decimalOrNull(wire.DiscountPercent),
    active: wire.Active !== false,
  }),
};

export const paymentMethodMapper: Mapper<'payment-method', WirePaymentMethod> = {
  toCanonical: (wire) => ({
    name: nameOf(wire.Name, wire.Active !== false),
    kind: textOrNull(wire.Type),
    active: wire.Active !== false,
  }),
};

export const taxRateMapper: Mapper<'tax-rate', WireTaxRate> = {
  toCanonical: (wire) => ({
    name: wire.Name ?? '',
    description: textOrNull(wire.Description),
    percent: decimal(wire.RateValue ?? 0),
    agency: textOrNull(wire.AgencyRef?.name ?? wire.AgencyRef?.value),
    history: (wire.EffectiveTaxRate ?? []).map((entry) => ({
      percent: decimal(entry.RateValue ?? 0),
      from: dayOrNull(entry.EffectiveDate),
      to: dayOrNull(entry.EndDate),
    })),
    active: wire.Active !== false,
  }),
};

export const taxCodeMapper: Mapper<'tax-code', WireTaxCode> = {
  toCanonical: (wire) => ({
    name: wire.Name ?? '',
    description: textOrNull(wire.Description),
    taxable: wire.Taxable === true,
    salesRates: ratesOf(wire.SalesTaxRateList),
    purchaseRates: ratesOf(wire.PurchaseTaxRateList),
    active: wire.Active !== false && wire.Hidden !== true,
  }),
};

/** `TaxOnAmount` charges the amount alone; the other two kinds charge the taxes before it as well. */
function ratesOf(list: WireTaxRateList = {}): { taxRateId: string; order: number; onTax: boolean }[] {
  return (list.TaxRateDetail ?? []).flatMap(
    ({ TaxRateRef, TaxOrder = 0, TaxTypeApplicable = 'TaxOnAmount' }) => {
      const taxRateId = idOrNull(TaxRateRef);
      return taxRateId === null
        ? []
        : [{ taxRateId, order: TaxOrder, onTax: TaxTypeApplicable !== 'TaxOnAmount' }];
    },
  );
}
