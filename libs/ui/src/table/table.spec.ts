import { type Column, nextSort, sorted } from './columns';
import { toCsv } from './csv';

interface Row {
  name: string;
  owed: string;
}

const columns: Column<Row>[] = [
  { id: 'name', header: 'Name', cell: () => null, text: ({ name }) => name, sortBy: ({ name }) => name },
  {
    id: 'owed',
    header: 'Owed, CAD',
    cell: () => null,
    text: ({ owed }) => owed,
    sortBy: ({ owed }) => Number(owed),
  },
  { id: 'actions', header: '', cell: () => null },
];
const rows: Row[] = [
  { name: 'Émile "Bob" Roy', owed: '-9.00' },
  { name: 'Unit 10', owed: '10.00' },
  { name: 'Unit 2, rear', owed: '2.50' },
  { name: '=HYPERLINK("x")', owed: '0.00' },
];

describe('sorting', () => {
  it('puts accented names and numbered units where people look for them', () => {
    const names = sorted(rows, columns, 'name', 'en-CA').map(({ name }) => name);
    expect(names.slice(-3)).toEqual(['Émile "Bob" Roy', 'Unit 2, rear', 'Unit 10']);
  });

  it('sorts amounts by their value and turns round', () => {
    expect(sorted(rows, columns, '-owed', 'en-CA').map(({ owed }) => owed)).toEqual([
      '10.00',
      '2.50',
      '0.00',
      '-9.00',
    ]);
  });

  it('goes up, down and back to the order of the list', () => {
    expect([undefined, 'name', '-name'].map((sort) => nextSort(sort, 'name'))).toEqual([
      'name',
      '-name',
      undefined,
    ]);
  });
});

describe('toCsv', () => {
  it('writes what a spreadsheet reads back, and no formula', () => {
    expect(toCsv(rows, columns).split('\r\n')).toEqual([
      'Name,"Owed, CAD"',
      '"Émile ""Bob"" Roy",-9.00',
      'Unit 10,10.00',
      '"Unit 2, rear",2.50',
      '"\'=HYPERLINK(""x"")",0.00',
      '',
    ]);
  });

  it('writes the currency after the amounts that are in it', () => {
    const bills = [
      { tax: '13.00', total: '113.00', currency: 'CAD', cost: '80.00' },
      { tax: '0.00', total: '50.00', currency: 'USD', cost: '68.00' },
    ];
    type Bill = (typeof bills)[number];
    const amount = (id: 'tax' | 'total' | 'cost', currencyOf: (bill: Bill) => string): Column<Bill> => ({
      id,
      header: id,
      cell: () => null,
      text: (bill) => bill[id],
      currencyOf,
    });
    const own = ({ currency }: Bill) => currency;
    const ours = () => 'CAD';
    const csv = toCsv(bills, [amount('tax', own), amount('total', own), amount('cost', ours)], 'Devise');
    expect(csv.split('\r\n')).toEqual([
      'tax,total,Devise,cost,Devise',
      '13.00,113.00,CAD,80.00,CAD',
      '0.00,50.00,USD,68.00,CAD',
      '',
    ]);
  });
});
