import { faults } from '../faults/qbo-fault.js';
import type { CompanyBooks } from '../store/company-books.js';
import { type Body, type Doc, numeric, refId, text } from '../store/doc.js';
import { day, stamp } from '../store/wire-time.js';
import { currencyName, isCurrency } from './currencies.js';
import { homeCurrency } from './preferences.js';

/** Every transaction has a currency; the rate is written down for foreign ones only. */
export function completeExchange(books: CompanyBooks, draft: Body, previous?: Doc): void {
  const home = homeCurrency(books);
  const party =
    books.get('Customer', refId(draft, 'CustomerRef') ?? '') ??
    books.get('Vendor', refId(draft, 'VendorRef') ?? '');
  const code = refId(draft, 'CurrencyRef') ?? refId(party, 'CurrencyRef') ?? home;
  if (code !== refId(previous, 'CurrencyRef')) checkCurrency(code, refId(party, 'CurrencyRef'));
  draft.CurrencyRef = { value: code, name: currencyName(code) };
  if (code === home) delete draft.ExchangeRate;
  else draft.ExchangeRate = numeric(draft.ExchangeRate) ?? rateOn(books, code, String(draft.TxnDate)) ?? 1;
}

/** A customer or vendor has one currency, and its transactions are in it. */
function checkCurrency(code: string, ofParty: string | undefined): void {
  if (!isCurrency(code)) throw faults.invalidReference('CurrencyRef', code);
  if (ofParty !== undefined && ofParty !== code)
    throw faults.business(
      'The currency of the transaction is invalid for customer / vendor / account.',
      'CurrencyRef',
    );
}

/** The last rate known on or before a day. */
export function rateOn(books: CompanyBooks, source: string, date: string): number | undefined {
  let best: Doc | undefined;
  for (const doc of books.list('ExchangeRate')) {
    if (doc.SourceCurrencyCode !== source || String(doc.AsOfDate) > date) continue;
    if (!best || String(doc.AsOfDate) >= String(best.AsOfDate)) best = doc;
  }
  return numeric(best?.Rate);
}

/** `GET /exchangerate?sourcecurrencycode=USD&asofdate=2026-01-01`: there is an answer for every currency and day. */
export function readExchangeRate(books: CompanyBooks, query: Record<string, string | undefined>): Body {
  const source = text(query.sourcecurrencycode)?.toUpperCase();
  if (!source) throw faults.required('sourcecurrencycode');
  const date = text(query.asofdate) ?? day(books.now());
  const time = stamp(books.now());
  return {
    SyncToken: '0',
    domain: 'QBO',
    AsOfDate: date,
    SourceCurrencyCode: source,
    TargetCurrencyCode: homeCurrency(books),
    Rate: source === homeCurrency(books) ? 1 : (rateOn(books, source, date) ?? 1),
    MetaData: { CreateTime: time, LastUpdatedTime: time },
    sparse: false,
  };
}

/** Rates have no Id on the wire: they are told apart by currency and day. */
export function findRate(books: CompanyBooks, body: Body): Doc | undefined {
  for (const doc of books.list('ExchangeRate')) {
    if (doc.SourceCurrencyCode === body.SourceCurrencyCode && doc.AsOfDate === body.AsOfDate) return doc;
  }
  return undefined;
}
