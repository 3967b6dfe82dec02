import { missingFields, recogniseColumns } from './import-columns.js';
import { ordersOf } from './import-orders.js';
import { dayOf, decimalOf, flagOf } from './import-values.js';

const outcome = (cell: object) => ('value' in cell ? cell.value : 'asks');

describe('a list of orders', () => {
  const read = (headers: string[], ...rows: string[][]) =>
    ordersOf({ rows, firstRow: 2 }, recogniseColumns(headers));

  it('is recognised by its headings, in English and French, however they are written', () => {
    const fields = (headers: string[]) => recogniseColumns(headers).map(({ field }) => field);
    expect(fields(['PO #', 'CUSTOMER', 'Qty', 'unit_price', 'Colour'])).toEqual([
      ...['number', 'party', 'quantity', 'unitPrice', null],
    ]);
    expect(
      fields(['No de commande', 'Fournisseur', 'Désignation', 'Quantité', 'Prix unitaire', 'Date']),
    ).toEqual([...['number', 'party', 'description', 'quantity', 'unitPrice', 'orderDate']]);
  });

  it('is read as a person says where the headings say nothing', () => {
    const columns = recogniseColumns(
      ['A', 'Date', 'Qty'],
      new Map([
        ['A', 'party'],
        ['Date', ''],
      ] as const),
    );
    expect(columns.map(({ field }) => field)).toEqual(['party', null, 'quantity']);
    expect(missingFields(columns)).toEqual(['description']);
  });

  it('makes one order of the rows with its number, and of those below it that name none', () => {
    const { orders, errors } = read(
      ['Number', 'Customer', 'Item', 'Qty', 'Price'],
      ['A-1', 'Maple', 'Pipe', '2', '1,234.50'],
      ['', '', 'Elbow', '3', ''],
      ['', '', '', '', ''],
      ['a-1', 'MAPLE', 'Valve', '1', '9'],
      ['A-2', 'Maple', 'Pipe', '1', '4'],
      ['', 'Cedar', 'Pipe', '1', '4'],
    );
    expect(errors).toEqual([]);
    expect(orders.map(({ number, party, lines }) => [number, party, lines.map(({ item }) => item)])).toEqual([
      ['A-1', 'Maple', ['Pipe', 'Elbow', 'Valve']],
      ['A-2', 'Maple', ['Pipe']],
      [null, 'Cedar', ['Pipe']],
    ]);
    expect(orders[0]?.lines[0]).toMatchObject({ row: 2, unitPrice: '1234.50' });
  });

  it('tells every row that cannot be read, with its column and what to do', () => {
    const { errors } = read(
      ['Customer', 'Description', 'Qty', 'Date', 'Priority'],
      ['', 'Pipe', '1', '', ''],
      ['Maple', 'Pipe', 'two', '03/04/2026', '9'],
      ['Cedar', 'Pipe', '', '2026-02-30', ''],
    );
    expect(errors.map(({ row, column }) => [row, column])).toEqual([
      ...[
        [2, 'Customer'],
        [3, 'Date'],
        [3, 'Priority'],
        [3, 'Qty'],
        [4, 'Date'],
        [4, 'Qty'],
      ],
    ]);
    expect(errors.every(({ fix }) => fix !== null)).toBe(true);
  });

  it.each([
    ['12', '12'],
    ['1,234.50', '1234.50'],
    ['1.234,50', '1234.50'],
    ['1 234,5', '1234.5'],
    ['1,234,567', '1234567'],
    ['$9.99', '9.99'],
    ['9,99 $', '9.99'],
    ['1,234', 'asks'],
    ['12..5', 'asks'],
    ['12 5', 'asks'],
    ['10\n20', 'asks'],
    ['1 234 56', 'asks'],
    ['1 234 567,50 $', '1234567.50'],
    ['CA$ 12', '12'],
    ['1e5', 'asks'],
  ])('reads the amount %s as %s', (text, value) => {
    expect(outcome(decimalOf(text))).toBe(value);
  });

  it.each([
    ['2026-11-21', '2026-11-21'],
    ['2026/11/21', '2026-11-21'],
    ['2026-11-21T08:30:00', '2026-11-21'],
    ['21/11/2026', '2026-11-21'],
    ['11/21/2026', '2026-11-21'],
    ['5.5.2026', '2026-05-05'],
    ['03/04/2026', 'asks'],
    ['2026-02-30', 'asks'],
    ['soon', 'asks'],
  ])('reads the day %s as %s', (text, value) => {
    expect(outcome(dayOf(text))).toBe(value);
  });

  it('reads yes and no in both languages', () => {
    expect(['Oui', 'x', 'NO', 'perhaps'].map(flagOf).map(outcome)).toEqual([true, true, false, 'asks']);
  });
});
