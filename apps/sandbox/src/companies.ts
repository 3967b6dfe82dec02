import { type GenerateOptions, generateCompany } from './quickbooks-online/generator/index.js';
import type { Change } from './quickbooks-online/store/change-log.js';
import { CompanyBooks } from './quickbooks-online/store/company-books.js';

export interface CompanyRequestBody extends GenerateOptions {
  readonly realmId?: string;
  readonly name?: string;
}

/** Realms have sixteen digits, more than a plain number holds. */
const FIRST_REALM = 9_130_350_000_000_001n;
export const SMALL: GenerateOptions = { customers: 12, items: 10, contractors: 4, employees: 3, months: 3 };

/** Entries that every new company of the vendor starts with, and that clients' own tests look for. */
function addVendorDefaults(books: CompanyBooks): void {
  let founded = books.now();
  for (const info of books.list('CompanyInfo')) founded = new Date(info.MetaData.CreateTime);
  const travel = {
    Name: 'Travel',
    FullyQualifiedName: 'Travel',
    SubAccount: false,
    Active: true,
    CurrentBalance: 0,
  };
  const missing = (books.table('Account').lookUp('Name', 'Travel')?.size ?? 0) === 0;
  if (!missing) return;
  books.seed(
    'Account',
    {
      ...travel,
      Classification: 'Expense',
      AccountType: 'Expense',
      AccountSubType: 'Travel',
      CurrentBalanceWithSubAccounts: 0,
      CurrencyRef: { value: 'CAD', name: 'Canadian Dollar' },
    },
    founded,
  );
}

/** The companies of one sandbox, by realm. */
export class Companies {
  private readonly byRealm = new Map<string, CompanyBooks>();
  private nextRealm = FIRST_REALM;

  constructor(
    private readonly now: () => Date,
    private readonly onChange: (change: Change) => void,
  ) {}

  list(): CompanyBooks[] {
    return [...this.byRealm.values()];
  }

  get(realmId: string): CompanyBooks | undefined {
    return this.byRealm.get(realmId);
  }

  /** Makes a company with a history. The same seed and options give the same books. */
  create(request: CompanyRequestBody): CompanyBooks {
    const { realmId, name, ...options } = request;
    const books = this.blank(realmId ?? this.freeRealm(), name ?? 'Escarpment Mechanical Services');
    generateCompany(books, { ...options, companyName: books.name });
    addVendorDefaults(books);
    books.onChange(this.onChange);
    return books;
  }

  /** Books without any history, not even accounts: for restoring a snapshot. */
  restore(realmId: string, name: string, fill: (books: CompanyBooks) => void): void {
    const books = this.blank(realmId, name);
    fill(books);
    books.onChange(this.onChange);
  }

  remove(realmId: string): boolean {
    return this.byRealm.delete(realmId);
  }

  clear(): void {
    this.byRealm.clear();
    this.nextRealm = FIRST_REALM;
  }

  private blank(realmId: string, name: string): CompanyBooks {
    const books = new CompanyBooks({ realmId, name, now: this.now });
    this.byRealm.set(realmId, books);
    return books;
  }

  private freeRealm(): string {
    while (this.byRealm.has(this.nextRealm.toString())) this.nextRealm++;
    return this.nextRealm.toString();
  }
}
