const NAMES = new Set(['Customer', 'Vendor', 'Employee', 'OtherName']);
const OWN = new Set([
  'Account',
  'Item',
  'Class',
  'Department',
  'Term',
  'PaymentMethod',
  'TaxCode',
  'TaxRate',
  'TaxAgency',
  'Attachable',
  'TimeActivity',
  'Budget',
  'CompanyCurrency',
  'CustomerType',
  'JournalCode',
  'ExchangeRate',
]);

/** Customers, vendors and employees draw from one sequence, transactions from another, every other list from its own. */
function sequenceOf(entity: string): string {
  if (NAMES.has(entity)) return 'names';
  return OWN.has(entity) ? entity : 'transactions';
}

export class Sequences {
  private readonly last = new Map<string, number>();

  next(entity: string): string {
    const key = sequenceOf(entity);
    const value = (this.last.get(key) ?? 0) + 1;
    this.last.set(key, value);
    return String(value);
  }

  /** Keeps later ids above one that was given by hand. */
  reserve(entity: string, id: string): void {
    const value = Number(id);
    const key = sequenceOf(entity);
    if (Number.isSafeInteger(value) && value > (this.last.get(key) ?? 0)) this.last.set(key, value);
  }

  entries(): [string, number][] {
    return [...this.last];
  }

  restore(entries: readonly [string, number][]): void {
    for (const [key, value] of entries) this.last.set(key, Math.max(value, this.last.get(key) ?? 0));
  }
}
