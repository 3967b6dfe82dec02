import { differenceOf, judge, totalsOf } from './compare.mjs';
import { shown } from './money.mjs';
import { readBooks, settle } from './read-books.mjs';
import { bold, chapter, figure, good, say, step, table, tick } from './screen.mjs';

/** Reads both sets of books and puts them beside each other. Answers whether they agree. @returns {Promise<boolean>} */
export async function compareBooks({ people: { accountant } }, books, made) {
  chapter('4  Do both sets of books agree?');
  await step(
    'The last changes are fetched',
    () => settle(accountant, books),
    () => 'Nothing is on its way any more; a last delta sync found the rest',
  );
  const both = await step(
    'Both sides are read',
    () => readBooks(accountant, books),
    ({ invoices, payments }) =>
      `Both sides read whole: ${figure(invoices.length)} invoices, ${figure(payments.length)} payments`,
  );
  showTheDemos(both, new Set(made.map(({ invoice }) => invoice.id)));
  say(`\n  ${bold('All mirrored documents')}`);
  table(
    ['', '>Here', '>There', '>Total here', '>Total there', '>Open here', '>Open there', '>Difference'],
    [...totalRows('Invoices', both.invoices), ...totalRows('Payments', both.payments)],
  );
  return tellVerdict(
    both,
    made.map(({ invoice }) => invoice.number),
  );
}

function showTheDemos({ invoices, payments }, ids) {
  say(`\n  ${bold('Invoices of this demo')}`);
  showEach(invoices.filter(({ ours }) => ids.has(ours?.id)));
  say(`\n  ${bold('Payments of this demo')}`);
  showEach(payments.filter(({ ours }) => ours?.invoiceIds.some((id) => ids.has(id))));
}

function showEach(pairs) {
  const rows = pairs.sort((one, two) => (one.ours.number < two.ours.number ? -1 : 1));
  table(
    ['Number', 'QuickBooks', '>Total here', '>Total there', '>Open here', '>Open there', '>Difference'],
    rows.map((pair) => [
      pair.ours.number,
      pair.theirs ? `#${pair.theirs.id}` : 'missing',
      ...['total', 'open'].flatMap((field) => [shown(pair.ours[field]), shown(pair.theirs?.[field])]),
      shown(differenceOf([pair])),
    ]),
  );
}

function totalRows(label, pairs) {
  return totalsOf(pairs).map(({ currency, ours, theirs, difference }) => [
    `${label} ${currency}`,
    ...[figure(ours.count), figure(theirs.count), shown(ours.total), shown(theirs.total)],
    ...[shown(ours.open), shown(theirs.open), shown(difference)],
  ]);
}

function tellVerdict(both, made) {
  const { missing, notOnce, difference, agrees } = judge(both, made);
  say();
  tick('Documents that are missing on either side', String(missing), missing === 0);
  tick(
    `Of the ${made.length} invoices of this demo, not exactly once in QuickBooks`,
    String(notOnce),
    notOnce === 0,
  );
  tick('Difference between both sets of books', shown(difference), difference.isZero());
  if (agrees) say(`\n  ${good(bold('The books agree.'))}`);
  return agrees;
}
