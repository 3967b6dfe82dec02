import ExcelJS from 'exceljs';
import { computed } from '../../../kernel/src/testing/computed.js';
import { readTable } from './read-table.js';
import { TABLE_LIMITS } from './table.js';
import { writeGrowingXlsx, writeXlsx } from './xlsx-writer.js';

/** The longest stretch that this thread computed without letting anything else have its turn. */
async function longestTurn(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let before = computed();
  let goesOn = true;
  const turn = () => {
    const now = computed();
    longest = Math.max(longest, now - before);
    before = now;
    if (goesOn) setTimeout(turn, 2);
  };
  setTimeout(turn, 2);
  await work();
  goesOn = false;
  return longest;
}

describe('a long table', () => {
  it('becomes an Excel file while other requests go on', async () => {
    const rows = Array.from({ length: 3_000 }, (_, row) =>
      Array.from({ length: 12 }, (_, column) => `row ${row} column ${column}`),
    );
    const headers = Array.from({ length: 12 }, (_, column) => `Column ${column}`);
    let file: Buffer = Buffer.alloc(0);
    const longest = await longestTurn(async () => {
      file = await writeXlsx({ name: 'Long', headers, rows });
    });
    // Written on the spot, this table stops everybody for some 500 ms of computing.
    expect(longest).toBeLessThan(120);
    const read = await readTable(file, 'long.xlsx', { ...TABLE_LIMITS, milliseconds: 60_000 });
    expect(read.rows).toEqual(rows);
  }, 90_000);
});

describe('a table that is still being read', () => {
  it('becomes an Excel file whose amounts add up, and whose long numbers and names stay as they are', async () => {
    async function* rows() {
      yield [['=HYPERLINK("x")', '1234.50', '1234.50']];
      yield [['Roof', '-7', '12345678901234567.89']];
    }
    const file = await writeGrowingXlsx({
      ...{ name: 'Profit', headers: ['Job', 'Text', 'Amount'] },
      ...{ rows: rows(), numbers: [2] },
    });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(file as never);
    const values = workbook.worksheets[0]?.getRows(2, 2)?.map((row) => row.values) as unknown[][];
    expect(values.map((row) => row.slice(1))).toEqual([
      [`'=HYPERLINK("x")`, '1234.50', 1234.5],
      ['Roof', '-7', '12345678901234567.89'],
    ]);
  });
});
