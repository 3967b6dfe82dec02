import { CURRENCIES, type Ref, type Story, seedList } from './cast.js';
import { ACCOUNTS, type AccountKey } from './data/accounts.js';
import { AGENCIES, type AgencyKey, CODES, type CodeKey, RATES, type RateKey } from './data/taxes.js';

export function seedAccounts(story: Story): Record<AccountKey, Ref> {
  return mapKeys(ACCOUNTS, (key, [number, name, type, subType, classification]) =>
    seedList(story, 'Account', {
      Name: name,
      SubAccount: false,
      FullyQualifiedName: name,
      Active: true,
      Classification: classification,
      AccountType: type,
      AccountSubType: subType,
      AcctNum: number,
      CurrentBalance: 0,
      CurrentBalanceWithSubAccounts: 0,
      CurrencyRef: key.toLowerCase().includes('usd') ? CURRENCIES.USD : CURRENCIES.CAD,
    }),
  );
}

/** Agencies, then their rates, then the codes people choose on a line. */
export function seedTaxes(story: Story, accounts: Record<AccountKey, Ref>): Record<CodeKey, Ref> {
  const agencies = mapKeys(AGENCIES, (_, [name, registration, account]) =>
    seedList(story, 'TaxAgency', {
      DisplayName: name,
      TaxRegistrationNumber: registration,
      TaxTrackedOnSales: true,
      TaxTrackedOnSalesAccountRef: accounts[account],
      TaxTrackedOnPurchases: true,
      TaxOnPurchasesAccountRef: accounts[account],
    }),
  );
  const rates = mapKeys(RATES, (_, rate) => seedRate(story, rate, agencies));
  return mapKeys(CODES, (_, code) =>
    seedList(story, 'TaxCode', {
      Name: code.name,
      Description: code.description,
      Active: true,
      Hidden: false,
      Taxable: code.sales.length > 0,
      TaxGroup: true,
      SalesTaxRateList: rateList(code.sales, rates),
      PurchaseTaxRateList: rateList(code.purchase, rates),
    }),
  );
}

function seedRate(story: Story, rate: (typeof RATES)[RateKey], agencies: Record<AgencyKey, Ref>): Ref {
  const current = rate.history.at(-1)?.[0] ?? 0;
  return seedList(story, 'TaxRate', {
    Name: rate.name,
    Description: rate.name,
    Active: true,
    RateValue: current,
    AgencyRef: agencies[rate.agency],
    SpecialTaxType: current === 0 ? 'ZERO_RATE' : 'NONE',
    EffectiveTaxRate: rate.history.map(([value, from, until]) => ({
      RateValue: value,
      EffectiveDate: `${from}T00:00:00-08:00`,
      ...(until === undefined ? {} : { EndDate: `${until}T00:00:00-08:00` }),
    })),
    DisplayType: 'ReadOnly',
  });
}

function rateList(keys: readonly RateKey[], rates: Record<RateKey, Ref>) {
  return {
    TaxRateDetail: keys.map((key) => ({
      TaxRateRef: rates[key],
      TaxTypeApplicable: 'TaxOnAmount',
      TaxOrder: 0,
    })),
  };
}

export function mapKeys<K extends string, V, R>(from: Record<K, V>, make: (key: K, value: V) => R) {
  const entries = Object.entries(from) as [K, V][];
  return Object.fromEntries(entries.map(([key, value]) => [key, make(key, value)])) as Record<K, R>;
}
