import { type GenerateOptions, generateCompany } from './quickbooks-online/generator/index.js';
import type { Change } from './quickbooks-online/store/change-log.js';
import { CompanyBooks } from './quickbooks-online/store/company-books.js';
import type { BooksRecorder } from './quickbooks-online/store/recorder.js';

export interface CompanyRequestBody extends GenerateOptions {
  readonly realmId?: string;
  readonly name?: string;
}

/** Realms have sixteen digits, more than a plain number holds. */
const FIRST_REALM = 9_130_350_000_000_001n;

/** Whoever writes down what happens to the companies and in their books. */
export interface CompaniesRecorder {
  readonly books: BooksRecorder;
  founded(request: CompanyRequestBody, at: Date): void;
  removed(realmId: string): void;
}

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
  private recorder: CompaniesRecorder | undefined;
  /** Time stands still while a company is founded: the same books come of the same instant again. */
  private founding: Date | undefined;

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
  create(request: CompanyRequestBody, at: Date = this.now()): CompanyBooks {
    const { realmId = this.freeRealm(), name = 'Escarpment Mechanical Services', ...options } = request;
    this.recorder?.founded({ ...options, realmId, name }, at);
    const books = this.blank(realmId, name);
    this.founding = at;
    try {
      generateCompany(books, { ...options, companyName: books.name });
      addVendorDefaults(books);
    } finally {
      this.founding = undefined;
    }
    return this.enter(books);
  }

  /** Books without any history, not even accounts: for restoring a snapshot. */
  restore(realmId: string, name: string, fill: (books: CompanyBooks) => void): void {
    const books = this.blank(realmId, name);
    fill(books);
    this.enter(books);
  }

  remove(realmId: string): boolean {
    this.recorder?.removed(realmId);
    return this.byRealm.delete(realmId);
  }

  /** From here on everything is told to the recorder. */
  record(recorder: CompaniesRecorder): void {
    this.recorder = recorder;
    for (const books of this.list()) books.recorder = recorder.books;
  }

  clear(): void {
    this.byRealm.clear();
    this.nextRealm = FIRST_REALM;
  }

  private blank(realmId: string, name: string): CompanyBooks {
    const books = new CompanyBooks({ realmId, name, now: () => this.founding ?? this.now() });
    this.byRealm.set(realmId, books);
    return books;
  }

  private enter(books: CompanyBooks): CompanyBooks {
    books.onChange(this.onChange);
    books.recorder = this.recorder?.books;
    return books;
  }

  private freeRealm(): string {
    while (this.byRealm.has(this.nextRealm.toString())) this.nextRealm++;
    return this.nextRealm.toString();
  }
}
