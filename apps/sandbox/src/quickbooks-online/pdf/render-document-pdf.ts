import type { Buffer } from 'node:buffer';
import { money } from '../ledger/money.js';
import type { CompanyBooks, Doc } from '../store/company-books.js';
import { type Body, bodies, child, lines, refId, text } from '../store/doc.js';
import { PageWriter } from './page-writer.js';
import { pdfFile } from './pdf-file.js';
import { pdfString } from './win-ansi.js';

const LEFT = 50;
const RIGHT = 562;
const LONGEST = 62;

/** The document as the customer or the vendor would get it: who, to whom, the lines, the tax and the total. */
export function renderDocumentPdf(books: CompanyBooks, entity: string, doc: Doc): Buffer {
  const page = new PageWriter();
  const title = `${spaced(entity)} ${text(doc.DocNumber) ?? doc.Id}`;
  writeCompany(books, page);
  page.text(LEFT, title, 16, true);
  page.down(26);
  writeFacts(page, books, doc);
  writeLines(page, books, doc);
  writeTotals(page, books, doc);
  return pdfFile(page.finish(), pdfString(title));
}

function writeCompany(books: CompanyBooks, page: PageWriter): void {
  const [company] = books.list('CompanyInfo');
  page.text(LEFT, text(company?.CompanyName) ?? books.name, 13, true);
  page.down(15);
  for (const line of addressLines(child(company, 'CompanyAddr'))) {
    page.text(LEFT, line, 9);
    page.down(12);
  }
  page.down(18);
}

function writeFacts(page: PageWriter, books: CompanyBooks, doc: Doc): void {
  const isSale = refId(doc, 'CustomerRef') !== undefined;
  const party = isSale
    ? books.get('Customer', refId(doc, 'CustomerRef') ?? '')
    : books.get('Vendor', refId(doc, 'VendorRef') ?? '');
  const facts = [
    ['Date', text(doc.TxnDate)],
    ['Due', text(doc.DueDate)],
    ['Terms', text(child(doc, 'SalesTermRef').name)],
    ['Currency', refId(doc, 'CurrencyRef')],
  ] as const;
  const address = addressLines(child(doc, isSale ? 'BillAddr' : 'VendorAddr'));
  const names = [text(party?.DisplayName) ?? '', ...address];
  for (let row = 0; row < Math.max(facts.length, names.length); row++) {
    page.text(LEFT, clip(names[row] ?? ''), 10, row === 0);
    const [name, value] = facts[row] ?? [];
    if (name && value) page.text(380, `${name}: ${value}`, 10);
    page.down(13);
  }
  page.down(14);
}

function writeLines(page: PageWriter, books: CompanyBooks, doc: Doc): void {
  page.text(LEFT, 'Description', 9, true);
  page.textRight(410, 'Qty', 9, true);
  page.textRight(485, 'Rate', 9, true);
  page.textRight(RIGHT, 'Amount', 9, true);
  page.down(12);
  page.rule();
  page.down(8);
  for (const line of lines(doc)) writeLine(page, books, line);
  page.rule();
  page.down(12);
}

function writeLine(page: PageWriter, books: CompanyBooks, line: Body): void {
  if (line.DetailType === 'SubTotalLineDetail') return;
  const detail = child(line, String(line.DetailType));
  const item = books.get('Item', refId(detail, 'ItemRef') ?? '');
  const [link] = bodies(line.LinkedTxn);
  const settled = link === undefined ? undefined : `${String(link.TxnType)} ${String(link.TxnId)}`;
  const isDiscount = line.DetailType === 'DiscountLineDetail';
  const what = text(line.Description) ?? text(item?.Name) ?? (isDiscount ? 'Discount' : settled) ?? '';
  page.text(LEFT, clip(what), 9);
  if (detail.Qty !== undefined) page.textRight(410, String(detail.Qty), 9);
  if (detail.UnitPrice !== undefined) page.textRight(485, money(detail.UnitPrice).toFixed(2), 9);
  if (line.Amount !== undefined) {
    const amount = money(line.Amount);
    page.textRight(RIGHT, (isDiscount ? amount.negated() : amount).toFixed(2), 9);
  }
  page.down(13);
}

function writeTotals(page: PageWriter, books: CompanyBooks, doc: Doc): void {
  const rows: (readonly [string, unknown])[] = bodies(child(doc, 'TxnTaxDetail').TaxLine).map((line) => {
    const detail = child(line, 'TaxLineDetail');
    const rate = books.get('TaxRate', refId(detail, 'TaxRateRef') ?? '');
    return [`${text(rate?.Name) ?? 'Tax'} @ ${String(detail.TaxPercent ?? '')} %`, line.Amount] as const;
  });
  rows.push(['Total', doc.TotalAmt]);
  if (doc.Balance !== undefined) rows.push(['Balance due', doc.Balance]);
  for (const [name, value] of rows) {
    const isTotal = name === 'Total';
    page.text(380, name, 10, isTotal);
    page.textRight(RIGHT, money(value).toFixed(2), 10, isTotal);
    page.down(14);
  }
  const memo = text(child(doc, 'CustomerMemo').value);
  if (memo) page.text(LEFT, clip(memo), 9);
}

function addressLines(address: Body): string[] {
  const city = [address.City, address.CountrySubDivisionCode, address.PostalCode].flatMap(
    (part) => text(part) ?? [],
  );
  return [text(address.Line1), text(address.Line2), city.join(' ')].filter((line): line is string =>
    Boolean(line),
  );
}

function clip(value: string): string {
  return value.length > LONGEST ? `${value.slice(0, LONGEST - 1)}…` : value;
}

function spaced(entity: string): string {
  return entity.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ');
}
