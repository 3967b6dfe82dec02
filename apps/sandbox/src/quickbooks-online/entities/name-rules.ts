import { faults } from '../faults/qbo-fault.js';
import type { CompanyBooks } from '../store/company-books.js';
import { amount, type Body, type Doc, isTrue, refId, text } from '../store/doc.js';
import { currencyName, isCurrency } from './currencies.js';
import { homeCurrency } from './preferences.js';

const MAX_LEVELS = 5;
const DELETED = ' (deleted)';

/** Customers, vendors and employees: display names, the shared name space, sub-customers (jobs, projects). */
export function completeName(books: CompanyBooks, entity: string, draft: Body, previous?: Doc): void {
  draft.DisplayName ??= previous ? previous.DisplayName : composedName(draft);
  const display = text(draft.DisplayName);
  if (!display) throw faults.noName();
  if (/[:\t\n]/.test(display))
    throw faults.business('A display name cannot contain a colon, a tab or a new line.', 'DisplayName');
  draft.Active ??= true;
  markInactive(draft, 'DisplayName', previous);
  checkUnique(books, String(draft.DisplayName), previous?.Id);
  draft.PrintOnCheckName ??= display;
  if (entity === 'Customer') nest(books, draft, previous);
  if (entity !== 'Employee') {
    draft.Balance = previous ? amount(previous.Balance) : 0;
    completeCurrency(books, draft);
    if (draft.Active === false && amount(draft.Balance) !== 0) throw faults.hasBalance();
  }
}

/** Everybody has a currency: that of the company unless it is said otherwise. */
function completeCurrency(books: CompanyBooks, draft: Body): void {
  const code = refId(draft, 'CurrencyRef') ?? homeCurrency(books);
  if (!isCurrency(code)) throw faults.invalidReference('CurrencyRef', code);
  draft.CurrencyRef = { value: code, name: currencyName(code) };
}

function composedName(draft: Body): string {
  const parts = [draft.Title, draft.GivenName, draft.MiddleName, draft.FamilyName, draft.Suffix].map(text);
  return parts.filter((part) => part !== undefined).join(' ');
}

/** A name belongs to one customer, vendor or employee at a time (6240). */
function checkUnique(books: CompanyBooks, name: string, ownId: string | undefined): void {
  for (const entity of ['Customer', 'Vendor', 'Employee']) {
    for (const id of books.table(entity).lookUp('DisplayName', name) ?? []) {
      if (id !== ownId) throw faults.duplicateName(entity.toLowerCase(), id);
    }
  }
}

function nest(books: CompanyBooks, draft: Body, previous?: Doc): void {
  draft.BalanceWithJobs = previous ? amount(previous.BalanceWithJobs) : 0;
  draft.Taxable ??= true;
  draft.IsProject ??= false;
  const parentId = refId(draft, 'ParentRef');
  if (isTrue(draft.IsProject) && !parentId) throw faults.required('ParentRef');
  if (isTrue(draft.Job) && !parentId) throw faults.required('ParentRef');
  if (!parentId) {
    draft.Job = false;
    draft.BillWithParent = false;
    delete draft.Level;
    draft.FullyQualifiedName = draft.DisplayName;
    return;
  }
  if (parentId === previous?.Id) throw faults.parentIsChild();
  const parent = books.get('Customer', parentId);
  const level = amount(parent?.Level) + 1;
  if (level >= MAX_LEVELS) throw faults.tooDeep();
  draft.Job = true;
  draft.BillWithParent = isTrue(draft.BillWithParent);
  draft.Level = level;
  draft.FullyQualifiedName = `${parent?.FullyQualifiedName ?? parent?.DisplayName}:${draft.DisplayName}`;
}

/** The service frees the name of an entry that is made inactive by adding "(deleted)", and takes it off again. */
export function markInactive(draft: Body, field: string, previous?: Doc): void {
  const name = String(draft[field] ?? '');
  if (draft.Active === false && previous?.Active !== false && !name.endsWith(DELETED))
    draft[field] = name + DELETED;
  if (draft.Active !== false && previous?.Active === false && name.endsWith(DELETED))
    draft[field] = name.slice(0, -DELETED.length);
}

/** The full names of everything below carry the name above, so a rename goes down the tree. */
export function renameChildren(books: CompanyBooks, entity: string, parent: Doc, at: Date): void {
  const children = [...books.list(entity)].filter((doc) => refId(doc, 'ParentRef') === parent.Id);
  for (const child of children) {
    const FullyQualifiedName = `${parent.FullyQualifiedName}:${child.DisplayName ?? child.Name}`;
    const ParentRef = { value: parent.Id, name: parent.FullyQualifiedName };
    const renamed = books.touch(
      entity,
      child.Id,
      (before) => ({ ...before, FullyQualifiedName, ParentRef }),
      at,
    );
    if (renamed) renameChildren(books, entity, renamed, at);
  }
}
