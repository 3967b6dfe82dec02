import { Decimal } from 'decimal.js';
import type { CompanyBooks } from '../store/company-books.js';
import { amount, type Body, child, lines, refId } from '../store/doc.js';

/**
 * What of an expense is booked against accounts receivable: money given back to a customer. It is owed like an invoice
 * until a payment or a credit is matched with it.
 */
export function receivablePart(books: CompanyBooks, purchase: Body): Decimal {
  const mine = lines(purchase).filter((line) => {
    const account = refId(child(line, 'AccountBasedExpenseLineDetail'), 'AccountRef');
    return account !== undefined && books.get('Account', account)?.AccountType === 'Accounts Receivable';
  });
  return Decimal.sum(0, ...mine.map((line) => amount(line.Amount)));
}

/** The customer of such an expense. */
export function payeeOf(purchase: Body | undefined): string | undefined {
  return child(purchase, 'EntityRef').type === 'Customer' ? refId(purchase, 'EntityRef') : undefined;
}
