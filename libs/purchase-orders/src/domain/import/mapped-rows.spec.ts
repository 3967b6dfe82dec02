import type { FieldProblem, Output, Streamed } from '#transform';
import { computed } from '../../../../kernel/src/testing/computed.js';
import { IMPORT_FIELDS, type ImportField, recogniseColumns } from './import-columns.js';
import { ordersOf } from './import-orders.js';
import { fitOrders, MappedSheet, recordsOf } from './mapped-rows.js';

type Fields = Partial<Record<ImportField, Output>>;

const problem = (path: string): FieldProblem => ({ path, message: `${path} is wrong.`, fix: 'Mend it.' });
const made = (output: Fields, ...wrong: string[]): Streamed => ({
  ...{ output: output as Record<string, Output>, errors: wrong.map(problem), warnings: [] },
  ...{ isLeftOut: false, index: 0 },
});
const line = (number: string, item: string): Fields => ({ number, party: 'Maple', item, quantity: '1' });
const sheetOf = (...rows: Streamed[]) => {
  const sheet = new MappedSheet({ headers: [], rows: rows.map(() => ['x']), firstRow: 2 });
  for (const [at, row] of rows.entries()) sheet.add(at, row);
  return sheet;
};
/** The orders that would be entered although other rows are wrong: their number and rows. */
const entered = (...rows: Streamed[]) => {
  const sheet = sheetOf(...rows);
  const read = ordersOf(sheet, recogniseColumns(sheet.headers));
  const unfit = new Set([...sheet.unmapped.rows, ...read.errors.map(({ row }) => row)]);
  return fitOrders(read, unfit, sheet).map((order) => [order.number, order.rows]);
};

describe('the records of a sheet', () => {
  it('are its rows that say something, by their headings; a column without a heading is none', () => {
    const rows = [
      ['1', 'x', 'y'],
      ['', '', ''],
      ['2', '', ''],
    ];
    expect([...recordsOf({ headers: ['A', '', 'B'], rows, firstRow: 2 })]).toEqual([
      { at: 0, record: { A: '1', B: 'y' } },
      { at: 2, record: { A: '2', B: '' } },
    ]);
  });

  it('are refused where two columns have one heading: which of them is meant?', () => {
    expect(() => recordsOf({ headers: ['Menge', '', '', 'Menge'], rows: [], firstRow: 2 })).toThrow(
      expect.objectContaining({
        code: 'PURCHASE_ORDERS.IMPORT_COLUMNS',
        message: expect.stringContaining('Menge'),
      }),
    );
  });
});

describe('a sheet that a mapping made', () => {
  const [a1, b2] = [made(line('A', 'Pipe')), made(line('B', 'Elbow'))];

  it('leaves out the order of a row that could not be made, and enters the others', () => {
    expect(entered(a1, made({ ...line('B', 'Valve'), quantity: null }, 'quantity'), b2)).toEqual([
      ['A', [2]],
    ]);
    expect(entered(a1, made({ number: 'A', quantity: '1' }, 'item'), b2)).toEqual([['B', [4]]]);
  });

  it.each<[string, Streamed]>([
    ['its record is not as agreed', made({}, 'qty')],
    ['its condition has no answer', made({}, '')],
    ['its number has none', made({ party: 'Maple', item: 'Valve', quantity: '1' }, 'number')],
    ['its number is a list', made({ ...line('', 'Valve'), number: ['B'] })],
    ['without a number its party has none', made({ item: 'Valve', quantity: '1' }, 'party')],
  ])('enters nothing where nobody knows which order a row is of: %s', (_, b1) => {
    expect(entered(a1, b1, b2)).toEqual([]);
    expect(sheetOf(a1, b1, b2).lost).toMatchObject({
      ...{ row: 3, message: expect.stringContaining('nothing of the file') },
    });
  });

  it('knows the order of a row that goes on with the one above, or is one of its own', () => {
    const above = made({ item: 'Elbow' }, 'quantity');
    expect(entered(a1, above, b2)).toEqual([['B', [4]]]);
    const own = made({ party: 'Cedar', item: 'Elbow' }, 'quantity');
    expect(entered(a1, own, b2)).toEqual([
      ['A', [2]],
      ['B', [4]],
    ]);
  });

  it('enters no order whose number a row has of which the party is not known', () => {
    const cedar = made({ ...line('A', 'Valve'), party: 'Cedar' });
    const unknown = made({ number: 'a', quantity: '1' }, 'party');
    expect(entered(a1, cedar, unknown, b2)).toEqual([['B', [5]]]);
    expect(entered(made({ number: 'a' }, 'party', 'quantity'), a1, b2)).toEqual([['B', [4]]]);
  });

  it('keeps a row of which only a list was made, and one of which nothing was', () => {
    const { rows, unmapped } = sheetOf(a1, made({ ...line('A', 'x'), item: ['x'] }), made({}));
    expect(unmapped.first).toMatchObject([{ row: 3, column: 'Item' }]);
    expect(rows.every((cells) => cells.some((cell) => cell !== ''))).toBe(true);
    expect(entered(a1, made({ item: ['x'] }))).toEqual([]);
    expect(entered(a1, made({}), b2)).toEqual([['B', [4]]]);
  });

  it('is no larger than a file that is read without a mapping', () => {
    const long = sheetOf(made({ ...line('A', 'Pipe'), memo: 'x'.repeat(4_001) }));
    expect(long.unmapped.first).toMatchObject([{ row: 2, column: 'Notes for us' }]);
    expect(long.rows.flat().every((cell) => cell.length < 100)).toBe(true);
    const full = Object.fromEntries(IMPORT_FIELDS.map((field) => [field, 'x'.repeat(4_000)]));
    expect(() => sheetOf(...Array(300).fill(made(full)))).toThrow(
      expect.objectContaining({ code: 'PURCHASE_ORDERS.IMPORT_TOO_LARGE' }),
    );
  });

  it('tells the first problems and warnings, and counts all of them', () => {
    const row = { ...made(line('A', 'Pipe'), 'item', 'memo'), warnings: [problem('unit')] };
    const { unmapped, warned } = sheetOf(...Array(3_000).fill(row));
    expect([unmapped.first.length, unmapped.count, unmapped.rows.size]).toEqual([1_000, 6_000, 3_000]);
    expect([warned.first.length, warned.count]).toEqual([1_000, 3_000]);
  });
});

describe('a long list of orders', () => {
  it('is read in time by its length, also where every row is another order and wrong', () => {
    const rows = Array.from({ length: 20_000 }, (_, n) => [`N-${n}`, `Party ${n}`, 'many', 'never']);
    const begun = computed();
    const columns = recogniseColumns(['PO', 'Customer', 'Qty', 'Date']);
    const { orders, errors } = ordersOf({ rows, firstRow: 2 }, columns);
    expect([orders.length, errors.length]).toEqual([0, 40_000]);
    expect(computed() - begun).toBeLessThan(3_000);
  });
});
