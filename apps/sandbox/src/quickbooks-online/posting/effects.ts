import { Decimal } from 'decimal.js';
import type { CompanyBooks } from '../store/company-books.js';
import { amount, type Body, bodies, child, lines, refId } from '../store/doc.js';
import { applicationsOf } from '../totals/money-totals.js';
import { payeeOf, receivablePart } from '../totals/receivable-part.js';

/** What one document does to others. Amounts are added when it is posted and taken away when it is changed or removed. */
export type Effect =
  | {
      readonly kind: 'balance';
      readonly entity: string;
      readonly id: string;
      readonly amount: Decimal;
      readonly link: Body;
    }
  | { readonly kind: 'link'; readonly entity: string; readonly id: string; readonly link: Body }
  | {
      readonly kind: 'party';
      readonly entity: 'Customer' | 'Vendor';
      readonly id: string;
      readonly amount: Decimal;
    }
  | { readonly kind: 'quantity'; readonly id: string; readonly amount: Decimal };

/** Documents that others close or mark when they draw on them. */
const DRAWN: Readonly<Record<string, readonly string[]>> = {
  Invoice: ['Estimate', 'TimeActivity', 'ReimburseCharge'],
  Bill: ['PurchaseOrder'],
  Purchase: ['PurchaseOrder'],
  Deposit: ['Payment', 'SalesReceipt', 'RefundReceipt'],
};
const STOCK_SIGN: Readonly<Record<string, number>> = {
  Invoice: -1,
  SalesReceipt: -1,
  CreditMemo: 1,
  RefundReceipt: 1,
  Bill: 1,
  Purchase: 1,
  VendorCredit: -1,
  InventoryAdjustment: 1,
};

export function effectsOf(books: CompanyBooks, entity: string, doc: Body): Effect[] {
  const id = String(doc.Id);
  return [
    ...parties(books, entity, doc),
    ...applications(entity, id, doc),
    ...draws(books, entity, id, doc),
    ...stock(books, entity, doc),
  ];
}

function party(entity: 'Customer' | 'Vendor', id: string | undefined, value: number | Decimal): Effect[] {
  return id === undefined ? [] : [{ kind: 'party', entity, id, amount: new Decimal(value) }];
}

function parties(books: CompanyBooks, entity: string, doc: Body): Effect[] {
  const total = amount(doc.TotalAmt);
  if (entity === 'Invoice')
    return party('Customer', refId(doc, 'CustomerRef'), new Decimal(total).minus(amount(doc.Deposit)));
  if (entity === 'CreditMemo' || entity === 'Payment')
    return party('Customer', refId(doc, 'CustomerRef'), -total);
  if (entity === 'Bill') return party('Vendor', refId(doc, 'VendorRef'), total);
  if (entity === 'VendorCredit' || entity === 'BillPayment')
    return party('Vendor', refId(doc, 'VendorRef'), -total);
  if (entity === 'Purchase') return party('Customer', payeeOf(doc), receivablePart(books, doc));
  return entity === 'JournalEntry' ? lines(doc).flatMap((line) => journalParty(books, line)) : [];
}

function journalParty(books: CompanyBooks, line: Body): Effect[] {
  const detail = child(line, 'JournalEntryLineDetail');
  const type = books.get('Account', refId(detail, 'AccountRef') ?? '')?.AccountType;
  const who = refId(child(detail, 'Entity'), 'EntityRef');
  const signed = detail.PostingType === 'Debit' ? amount(line.Amount) : -amount(line.Amount);
  if (type === 'Accounts Receivable') return party('Customer', who, signed);
  return type === 'Accounts Payable' ? party('Vendor', who, -signed) : [];
}

function applications(entity: string, id: string, doc: Body): Effect[] {
  if (entity !== 'Payment' && entity !== 'BillPayment') return [];
  const type =
    entity === 'Payment'
      ? 'Payment'
      : doc.PayType === 'CreditCard'
        ? 'BillPaymentCreditCard'
        : 'BillPaymentCheck';
  const link = { TxnId: id, TxnType: type };
  return applicationsOf(doc).map(({ entity: paid, id: paidId, amount: part }) =>
    paid === 'Purchase'
      ? { kind: 'link', entity: paid, id: paidId, link }
      : { kind: 'balance', entity: paid, id: paidId, amount: part.negated(), link },
  );
}

function draws(books: CompanyBooks, entity: string, id: string, doc: Body): Effect[] {
  const sources = DRAWN[entity] ?? [];
  const links = [...bodies(doc.LinkedTxn), ...lines(doc).flatMap((line) => bodies(line.LinkedTxn))];
  const seen = new Set<string>();
  return links.flatMap((link): Effect[] => {
    const [source, sourceId] = [String(link.TxnType ?? ''), String(link.TxnId ?? '')];
    const key = `${source}:${sourceId}`;
    if (!sources.includes(source) || seen.has(key) || !books.get(source, sourceId)) return [];
    seen.add(key);
    return [{ kind: 'link', entity: source, id: sourceId, link: { TxnId: id, TxnType: entity } }];
  });
}

function stock(books: CompanyBooks, entity: string, doc: Body): Effect[] {
  const sign = STOCK_SIGN[entity];
  if (sign === undefined) return [];
  const flat = lines(doc).flatMap((line) => [line, ...bodies(child(line, 'GroupLineDetail').Line)]);
  return flat.flatMap((line): Effect[] => {
    const detail = child(line, String(line.DetailType ?? ''));
    const itemId = refId(detail, 'ItemRef');
    const quantity = amount(detail.Qty ?? detail.QtyDiff);
    if (itemId === undefined || quantity === 0 || books.get('Item', itemId)?.Type !== 'Inventory') return [];
    return [{ kind: 'quantity', id: itemId, amount: new Decimal(quantity).times(sign) }];
  });
}
