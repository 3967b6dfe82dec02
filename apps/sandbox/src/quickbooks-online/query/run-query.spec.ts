import { QboFault } from '../faults/qbo-fault.js';
import { CompanyBooks } from '../store/company-books.js';
import type { Body } from '../store/doc.js';
import { runQuery } from './run-query.js';

const books = new CompanyBooks({
  realmId: '1',
  name: 'Query Co',
  now: () => new Date('2026-06-01T00:00:00Z'),
});
const names = ["O'Neil \\ Sons", 'Apex 100%', 'Boreal', 'boreal north', 'Closed'];
names.forEach((DisplayName, at) => {
  books.seed(
    'Customer',
    { DisplayName, Active: DisplayName !== 'Closed', Balance: at * 10, Job: at === 2 },
    new Date(Date.UTC(2026, 0, 10 - at)),
  );
});

function idsOf(query: string): string[] {
  return ((runQuery(books, query).Customer ?? []) as Body[]).map((row) => String(row.Id));
}

function codeOf(query: string): string | undefined {
  try {
    runQuery(books, query);
    return undefined;
  } catch (error) {
    return error instanceof QboFault ? error.errors[0]?.code : String(error);
  }
}

test.each<[string, string[]]>([
  ['select * from Customer', ['1', '2', '3', '4']],
  ['SELECT * FROM customer WHERE Active IN (true, false)', ['1', '2', '3', '4', '5']],
  ['select * from Customer where Active = false', ['5']],
  ["select * from Customer where DisplayName = 'O\\'Neil \\\\ Sons'", ['1']],
  ["select * from Customer where DisplayName LIKE 'boreal%'", ['3', '4']],
  ["select * from Customer where DisplayName LIKE '%100%'", ['2']],
  ["select * from Customer where Id IN ('2', '4') and Balance > '15'", ['4']],
  ['select * from Customer where Balance >= 10 AND Balance < 30', ['2', '3']],
  ['select * from Customer where Job = true', ['3']],
  [
    "select * from Customer where MetaData.LastUpdatedTime >= '2026-01-08T00:00:00Z' orderby MetaData.LastUpdatedTime",
    ['3', '2', '1'],
  ],
  [
    "select * from Customer where MetaData.LastUpdatedTime > '2026-01-08T00:00:00-00:00' ORDER BY MetaData.LastUpdatedTime desc",
    ['1', '2'],
  ],
  ['select * from Customer orderby DisplayName desc startposition 2 maxresults 2', ['4', '3']],
  ['select * from Customer startposition 3', ['3', '4']],
])('%s', (query, ids) => {
  expect(idsOf(query)).toEqual(ids);
});

test('a count stands alone, and an empty answer is empty', () => {
  expect(runQuery(books, 'select count(*) from Customer')).toEqual({ totalCount: 4 });
  expect(runQuery(books, "select * from Customer where DisplayName = 'nobody'")).toEqual({});
});

test('named fields come with the id', () => {
  const [row] = runQuery(books, "select DisplayName, MetaData.CreateTime from Customer where Id = '2'")
    .Customer as Body[];
  expect(row).toEqual({
    domain: 'QBO',
    sparse: true,
    Id: '2',
    DisplayName: 'Apex 100%',
    MetaData: { CreateTime: expect.any(String) },
  });
});

test.each([
  ["select * from Customer where Id = '1' or Id = '2'", '4000'],
  ["select * from Customer where DisplayName = 'open", '4000'],
  ["select * from Customer where DisplayName = 'bad \\n escape'", '4000'],
  ['select * from Customer where', '4000'],
  ['select * from Customer maxresults 1001', '4001'],
  ["select * from Customer where LastUpdatedTime > '2026-01-01'", '4001'],
  ["select * from Customer where Nonsense = '1'", '4001'],
  ["select * from Customer where Id > '1'", '4001'],
  ["select * from Nothing where Id = '1'", '4001'],
  ["select * from Invoice where Line = '1'", '4001'],
  ["delete from Customer where Id = '1'", '4000'],
])('%s is refused with %s', (query, code) => {
  expect(codeOf(query)).toBe(code);
});
