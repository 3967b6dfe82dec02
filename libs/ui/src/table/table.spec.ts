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
});
