import type { CompanyBooks, Doc } from '../store/company-books.js';
import { type Body, child, refId, text } from '../store/doc.js';

export interface AccountInfo {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  readonly type: string;
  readonly subType: string;
}

/** What the ledger falls back on when a company lacks an account the rules need. */
const STAND_INS = {
  'Accounts Receivable': 'Accounts receivable (A/R)',
  'Accounts Payable': 'Accounts payable (A/P)',
  'Other Current Liability': 'GST/HST Payable',
  'Other Current Asset': 'Undeposited Funds',
  Income: 'Uncategorized Income',
  Expense: 'Uncategorized Expense',
  'Other Expense': 'Exchange Gain or Loss',
  'Cost of Goods Sold': 'Cost of Goods Sold',
  Equity: 'Opening Balance Equity',
  Bank: 'Chequing',
} as const;

type StandInType = keyof typeof STAND_INS;

/** Which account each role has in this company's chart of accounts. */
export class Chart {
  private readonly accounts = new Map<string, AccountInfo>();
  private readonly roles = new Map<string, string>();
  private readonly taxAccounts = new Map<string, string>();

  constructor(private readonly books: CompanyBooks) {
    for (const doc of books.list('Account')) this.add(doc);
  }

  info(id: string): AccountInfo {
    return this.accounts.get(id) ?? { id, name: id, number: '', type: 'Expense', subType: '' };
  }

  all(): AccountInfo[] {
    return [...this.accounts.values()];
  }

  /** Foreign documents post to the receivable or payable account of their own currency. */
  receivable(doc: Body): string {
    return refId(doc, 'ARAccountRef') ?? this.inCurrency('Accounts Receivable', doc);
  }

  payable(doc: Body): string {
    return refId(doc, 'APAccountRef') ?? this.inCurrency('Accounts Payable', doc);
  }

  tax(rateId: string | undefined): string {
    const key = rateId ?? '';
    let account = this.taxAccounts.get(key);
    if (account === undefined) {
      const agency = this.books.get('TaxAgency', refId(this.books.get('TaxRate', key), 'AgencyRef') ?? '');
      account =
        refId(agency, 'TaxTrackedOnSalesAccountRef') ??
        this.role('Other Current Liability', 'GlobalTaxPayable');
      this.taxAccounts.set(key, account);
    }
    return account;
  }

  income(item: Doc | undefined): string {
    return refId(item, 'IncomeAccountRef') ?? this.role('Income', 'ServiceFeeIncome');
  }

  /** Stock goes to the asset account; everything else is an expense when it is bought. */
  purchase(item: Doc | undefined): string {
    const stock = item?.Type === 'Inventory' ? refId(item, 'AssetAccountRef') : undefined;
    return (
      stock ?? refId(item, 'ExpenseAccountRef') ?? this.role('Cost of Goods Sold', 'SuppliesMaterialsCogs')
    );
  }

  get undeposited(): string {
    return this.role('Other Current Asset', 'UndepositedFunds');
  }

  get bank(): string {
    return this.role('Bank', 'Checking');
  }

  get exchange(): string {
    return this.role('Other Expense', 'ExchangeGainOrLoss');
  }

  get discounts(): string {
    return this.role('Income', 'DiscountsRefundsGiven');
  }

  get unappliedIncome(): string {
    return this.role('Income', 'UnappliedCashPaymentIncome');
  }

  get openingEquity(): string {
    return this.role('Equity', 'OpeningBalanceEquity');
  }

  get inventory(): string {
    return this.role('Other Current Asset', 'Inventory');
  }

  get expense(): string {
    return this.role('Expense', 'OfficeGeneralAdministrativeExpenses');
  }

  private inCurrency(type: 'Accounts Receivable' | 'Accounts Payable', doc: Body): string {
    const currency = refId(doc, 'CurrencyRef') ?? '';
    return this.roles.get(`${type}/${currency}`) ?? this.role(type, '');
  }

  private role(type: StandInType, subType: string): string {
    return this.roles.get(`${type}:${subType}`) ?? this.roles.get(`${type}:`) ?? this.standIn(type, subType);
  }

  private standIn(type: StandInType, subType: string): string {
    const name = STAND_INS[type];
    const info = { id: `stand-in ${name}`, name, number: '', type, subType };
    this.accounts.set(info.id, info);
    this.roles.set(`${type}:${subType}`, info.id);
    return info.id;
  }

  private add(doc: Doc): void {
    const type = text(doc.AccountType) ?? 'Expense';
    const subType = text(doc.AccountSubType) ?? '';
    const name = text(doc.FullyQualifiedName) ?? text(doc.Name) ?? doc.Id;
    this.accounts.set(doc.Id, { id: doc.Id, name, number: text(doc.AcctNum) ?? '', type, subType });
    for (const role of [
      `${type}:${subType}`,
      `${type}:`,
      `${type}/${text(child(doc, 'CurrencyRef').value)}`,
    ]) {
      if (!this.roles.has(role)) this.roles.set(role, doc.Id);
    }
  }
}
