import { faults } from '../faults/qbo-fault.js';
import type { CompanyBooks } from '../store/company-books.js';
import { amount, type Body, type Doc, refId, text } from '../store/doc.js';
import { day } from '../store/wire-time.js';
import { currencyName, isCurrency } from './currencies.js';
import { markInactive } from './name-rules.js';
import { homeCurrency } from './preferences.js';

const SUB_FLAG: Readonly<Record<string, string>> = {
  Item: 'SubItem',
  Account: 'SubAccount',
  Class: 'SubClass',
  Department: 'SubDepartment',
};
const CLASSIFICATION: Readonly<Record<string, string>> = {
  Bank: 'Asset',
  'Accounts Receivable': 'Asset',
  'Other Current Asset': 'Asset',
  'Fixed Asset': 'Asset',
  'Other Asset': 'Asset',
  'Accounts Payable': 'Liability',
  'Credit Card': 'Liability',
  'Other Current Liability': 'Liability',
  'Long Term Liability': 'Liability',
  Equity: 'Equity',
  Income: 'Revenue',
  'Other Income': 'Revenue',
  'Cost of Goods Sold': 'Expense',
  Expense: 'Expense',
  'Other Expense': 'Expense',
};
/** What an account is when nobody says it more exactly. */
const USUAL_SUB_TYPE: Readonly<Record<string, string>> = {
  Bank: 'CashOnHand',
  'Accounts Receivable': 'AccountsReceivable',
  'Other Current Asset': 'OtherCurrentAssets',
  'Fixed Asset': 'OtherFixedAssets',
  'Other Asset': 'OtherLongTermAssets',
  'Accounts Payable': 'AccountsPayable',
  'Credit Card': 'CreditCard',
  'Other Current Liability': 'OtherCurrentLiabilities',
  'Long Term Liability': 'OtherLongTermLiabilities',
  Equity: 'OpeningBalanceEquity',
  Income: 'OtherPrimaryIncome',
  'Other Income': 'OtherMiscellaneousIncome',
  'Cost of Goods Sold': 'OtherCostsOfServiceCos',
  Expense: 'OtherMiscellaneousServiceCost',
  'Other Expense': 'OtherMiscellaneousExpense',
};
const MAX_LEVELS = 5;

/** Items, accounts, classes, departments, terms and the other lists: one name per parent, a full name, and each kind's own defaults. */
export function completeListEntry(books: CompanyBooks, entity: string, draft: Body, previous?: Doc): void {
  draft.Active ??= true;
  if ('Name' in draft) named(books, entity, draft, previous);
  if (entity === 'Item') {
    completeItem(draft, previous);
    checkItemAccounts(books, draft);
  }
  if (entity === 'Account') completeAccount(draft, previous);
  if (entity === 'Term') completeTerm(draft);
  if (entity === 'PaymentMethod') draft.Type ??= 'NON_CREDIT_CARD';
  if (entity === 'CompanyCurrency') completeCurrency(books, draft, previous);
}

/** A currency that there is, once. */
function completeCurrency(books: CompanyBooks, draft: Body, previous?: Doc): void {
  const code = String(draft.Code);
  if (!isCurrency(code)) throw faults.invalidEnum('Code', code);
  for (const doc of books.list('CompanyCurrency')) {
    if (doc.Code === code && doc.Id !== previous?.Id) throw faults.duplicateName('currency', doc.Id);
  }
  draft.Name ??= currencyName(code);
}

function named(books: CompanyBooks, entity: string, draft: Body, previous?: Doc): void {
  const name = text(draft.Name);
  if (!name) throw faults.required('Name');
  if (name.includes(':')) throw faults.business('A name cannot contain a colon.', 'Name');
  markInactive(draft, 'Name', previous);
  const flag = SUB_FLAG[entity];
  if (!flag) {
    checkUnique(books, entity, 'Name', String(draft.Name), previous?.Id);
    return;
  }
  const parentId = refId(draft, 'ParentRef');
  if (parentId !== undefined && parentId === previous?.Id) throw faults.parentIsChild();
  const parent = parentId === undefined ? undefined : books.get(entity, parentId);
  draft[flag] = parent !== undefined;
  draft.FullyQualifiedName = parent ? `${parent.FullyQualifiedName}:${draft.Name}` : draft.Name;
  if (String(draft.FullyQualifiedName).split(':').length > MAX_LEVELS) throw faults.tooDeep();
  if (entity === 'Item' && parent) draft.Level = amount(parent.Level) + 1;
  checkUnique(books, entity, 'FullyQualifiedName', String(draft.FullyQualifiedName), previous?.Id);
}

function checkUnique(
  books: CompanyBooks,
  entity: string,
  field: string,
  name: string,
  ownId: string | undefined,
): void {
  for (const id of books.table(entity).lookUp(field, name) ?? []) {
    if (id !== ownId) throw faults.duplicateName(entity.toLowerCase(), id);
  }
}

/** Due so many days later, or on a day of the month: a term says one of them. */
function completeTerm(draft: Body): void {
  if (draft.DueDays === undefined && draft.DayOfMonthDue === undefined) throw faults.required('DueDays');
  draft.Type ??= draft.DayOfMonthDue === undefined ? 'STANDARD' : 'DATE_DRIVEN';
}

function completeItem(draft: Body, previous?: Doc): void {
  draft.Type ??= previous?.Type ?? 'Service';
  if (draft.Type === 'Category') return;
  draft.UnitPrice ??= 0;
  draft.Taxable ??= false;
  draft.PurchaseCost ??= 0;
  if (draft.Type !== 'Inventory') {
    draft.TrackQtyOnHand = false;
    if (
      !previous &&
      draft.Type === 'Service' &&
      !refId(draft, 'IncomeAccountRef') &&
      !refId(draft, 'ExpenseAccountRef')
    ) {
      throw faults.business(
        'You need to specify an account for this product or service.',
        'IncomeAccountRef',
      );
    }
    return;
  }
  for (const field of ['IncomeAccountRef', 'ExpenseAccountRef', 'AssetAccountRef']) {
    if (!refId(draft, field)) throw faults.required(field);
  }
  if (draft.InvStartDate === undefined) throw faults.required('InvStartDate');
  draft.TrackQtyOnHand = true;
  // After creation the quantity moves with transactions only; an update cannot set it.
  draft.QtyOnHand = previous ? amount(previous.QtyOnHand) : amount(draft.QtyOnHand);
}

/** A product or service is no receivable and no payable (6430). */
function checkItemAccounts(books: CompanyBooks, draft: Body): void {
  for (const field of ['IncomeAccountRef', 'ExpenseAccountRef', 'AssetAccountRef']) {
    const type = books.get('Account', refId(draft, field) ?? '')?.AccountType;
    if (type === 'Accounts Receivable' || type === 'Accounts Payable') throw faults.invalidAccountType(field);
  }
}

function completeAccount(draft: Body, previous?: Doc): void {
  if (!text(draft.AccountType) && !text(draft.AccountSubType) && !previous) throw faults.noAccountType();
  draft.AccountType ??= previous?.AccountType ?? 'Expense';
  const classification = CLASSIFICATION[String(draft.AccountType)];
  if (!classification) throw faults.invalidEnum('AccountType', String(draft.AccountType));
  draft.Classification = classification;
  draft.AccountSubType ??= previous?.AccountSubType ?? USUAL_SUB_TYPE[String(draft.AccountType)];
  draft.CurrentBalance = previous ? amount(previous.CurrentBalance) : amount(draft.OpeningBalance);
  draft.CurrentBalanceWithSubAccounts = draft.CurrentBalance;
}

/** The sandbox answers rates on any date: the last one set on or before it, else 1. */
export function completeExchangeRate(books: CompanyBooks, draft: Body): void {
  draft.SourceCurrencyCode ??= 'USD';
  draft.TargetCurrencyCode ??= homeCurrency(books);
  draft.AsOfDate ??= day(books.now());
  draft.Rate ??= 1;
}
