import { pick, whole } from './random.mjs';

const money = (cents) => (cents / 100).toFixed(2);

/** The record of an approved invoice with one to six lines, as the office enters it; 13 % of every line, half up. */
export function invoiceOf(office, random, sequence) {
  const lines = Array.from({ length: whole(random, 1, 6) }, (_, index) => {
    const quantity = whole(random, 1, 40);
    const price = whole(random, 1, 25_000);
    const amount = quantity * price;
    const tax = Math.floor((amount * 13 + 50) / 100);
    return { index, quantity, price, amount, tax };
  });
  const sum = (of) => lines.reduce((total, line) => total + of(line), 0);
  const [subtotal, tax] = [sum(({ amount }) => amount), sum((line) => line.tax)];
  const total = money(subtotal + tax);
  return {
    ...{ subtotal: money(subtotal), taxAmount: money(tax), total, balance: total },
    invoiceDate: `2026-11-${String(whole(random, 1, 20)).padStart(2, '0')}`,
    customerMemo: `${pick(random, ['Furnace', 'Chaudière', 'Boiler', 'Rooftop unit'])} ${sequence} & "parts"`,
    lines: lines.map(({ index, quantity, price, amount, tax: own }) =>
      office.line({
        lineNumber: index + 1,
        description: `Visit ${index + 1}, ${pick(random, ['labour', 'matériel', 'travel', 'permit'])}`,
        ...{
          quantity: String(quantity),
          unitPrice: money(price),
          amount: money(amount),
          taxAmount: money(own),
        },
      }),
    ),
  };
}

/**
 * What two records of one invoice say differently, field by field, in sentences. `idOf` answers ours of a document there.
 * @param {object} ours our record
 * @param {object | undefined} theirs the document as it stands in the sandbox
 */
export function differencesOf(ours, theirs, idOf) {
  if (!theirs) return [`${ours.number} is not in the books`];
  const detailOf = ({ SalesItemLineDetail }) => SalesItemLineDetail ?? {};
  const written = theirs.Line.filter(({ DetailType }) => DetailType === 'SalesItemLineDetail');
  const found = [];
  const compare = (field, mine, other) => {
    if (mine !== other) found.push(`${ours.number}: ${field} is ${mine} here and ${other} there`);
  };
  compare('number', ours.number, theirs.DocNumber);
  compare('day', ours.invoiceDate, theirs.TxnDate);
  compare('due day', ours.dueDate, theirs.DueDate);
  compare('customer', ours.customerId, idOf('customer', theirs.CustomerRef?.value));
  compare('currency', ours.currency, theirs.CurrencyRef?.value);
  compare('memo', ours.customerMemo, theirs.CustomerMemo?.value);
  compare('total', Number(ours.total), theirs.TotalAmt);
  compare('tax', Number(ours.taxAmount), theirs.TxnTaxDetail?.TotalTax);
  compare('open amount', Number(ours.balance), theirs.Balance);
  compare('number of lines', ours.lines.length, written.length);
  ours.lines.forEach((line, index) => {
    const other = written[index] ?? {};
    const detail = detailOf(other);
    const at = `line ${line.lineNumber}`;
    compare(`${at}, text`, line.description, other.Description);
    compare(`${at}, quantity`, Number(line.quantity), detail.Qty);
    compare(`${at}, price`, Number(line.unitPrice), detail.UnitPrice);
    compare(`${at}, amount`, Number(line.amount), other.Amount);
    compare(`${at}, item`, line.itemId, idOf('item', detail.ItemRef?.value));
    compare(`${at}, tax code`, line.taxCodeId, idOf('tax-code', detail.TaxCodeRef?.value));
  });
  return found;
}
