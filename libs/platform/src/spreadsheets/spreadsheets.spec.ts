import { crc32, deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { writeCsv } from './csv.js';
import { readTable } from './read-table.js';
import { TABLE_LIMITS } from './table.js';
import { writeXlsx } from './xlsx-writer.js';

const table = {
  name: 'Orders/2026',
  headers: ['Number', 'Day', 'Amount', 'Words'],
  rows: [
    ['0042', '2026-11-21', '12.50', 'a "quoted", text\nin two lines'],
    ['PO-1', '2026-01-02', '-0.10', '=HYPERLINK("http://evil.test")'],
    [null, '', '1234567890123.123456', "Rue de l'Église"],
  ],
};
const texts = table.rows.map((row) => row.map((cell) => cell ?? ''));
const csv = (text: string) => readTable(Buffer.from(text), 'list.csv');

/** An Excel file with real numbers and dates, as a person makes it. */
async function workbook(rows: unknown[][]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('S');
  for (const row of rows) sheet.addRow(row);
  sheet.getColumn(2).numFmt = 'dd/mm/yyyy';
  return Buffer.from(await book.xlsx.writeBuffer());
}

describe('a table written', () => {
  it.each([
    ['list.csv', async () => writeCsv(table)],
    ['list.xlsx', () => writeXlsx(table)],
  ])('reads back from %s exactly as it was', async (name, write) => {
    const read = await readTable(await write(), name);
    expect(read).toEqual({ headers: table.headers, rows: texts, firstRow: 2 });
  });

  it('has no cell that a spreadsheet program would run', () => {
    const content = writeCsv(table).toString('utf8');
    expect(content).toContain(`"'=HYPERLINK(""http://evil.test"")"`);
    expect(content).toContain(',-0.10,');
    expect(content.startsWith('\uFEFFNumber,')).toBe(true);
  });

  it('keeps every text, whatever it is', async () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.trim());
    const rows = fc.array(fc.tuple(fc.constant('x'), cell, cell), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        fc.pre(given.flat().every((text) => !/^'[=+\-@|%]/.test(text)));
        const content = writeCsv({ name: 'x', headers: ['a', 'b', 'c'], rows: given });
        expect((await readTable(content, 'x.csv')).rows).toEqual(given);
      }),
    );
  });
});

describe('a CSV file', () => {
  it('of Excel in French is read with its semicolons', async () => {
    const french = Buffer.from('Numéro;Montant\r\nA-1;12,50\r\n', 'latin1');
    expect(await readTable(french, 'liste.CSV')).toEqual({
      headers: ['Numéro', 'Montant'],
      rows: [['A-1', '12,50']],
      firstRow: 2,
    });
  });

  it('keeps its row numbers over empty lines, and drops what trails', async () => {
    const { rows, firstRow } = await csv('\nA,B,\n1,2\n\n3\n,\n');
    expect(firstRow).toBe(3);
    expect(rows).toEqual([
      ['1', '2'],
      ['', ''],
      ['3', ''],
    ]);
  });

  it('with what is no character in a cell is refused in words', async () => {
    const padding = 'x,1\n'.repeat(3_000);
    await expect(csv(`a,b\n${padding}y\0,2\n`)).rejects.toMatchObject({
      ...{ code: 'SPREADSHEETS.UNREADABLE', message: expect.stringContaining('no character') },
    });
  });

  it.each([
    ['with a quote that never ends', 'a,b\n"1,2', 'UNREADABLE'],
    ['with nothing in it', '\n \n', 'EMPTY'],
    ['with too many rows', `a\n${'1\n'.repeat(20_001)}`, 'TOO_MANY_ROWS'],
    ['with too many columns', `${'a,'.repeat(201)}a\n1`, 'TOO_WIDE'],
  ])('%s is refused', async (_, text, code) => {
    await expect(csv(text)).rejects.toMatchObject({
      code: `SPREADSHEETS.${code}`,
      field: 'file',
      fix: expect.any(String),
    });
  });

  it.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), 'a.csv', 'UNKNOWN_KIND'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'a.xls', 'OLD_EXCEL'],
    ['a text of another kind', Buffer.from('%PDF'), 'a.pdf', 'UNKNOWN_KIND'],
    ['what is too large', Buffer.alloc(TABLE_LIMITS.bytes + 1, 'a'), 'a.csv', 'TOO_LARGE'],
  ])('%s is none', async (_, content, name, code) => {
    await expect(readTable(content, name)).rejects.toMatchObject({ code: `SPREADSHEETS.${code}` });
  });
});

describe('an Excel file', () => {
  it('gives numbers as they are seen and dates as days', async () => {
    const content = await workbook([
      ['Amount', 'Day'],
      [0.1 + 0.2, new Date('2026-03-08T00:00:00Z')],
      [1.005, new Date('2026-11-01T13:30:00Z')],
      [123456789012345, null],
      [1e-7, null],
      [true, null],
    ]);
    expect((await readTable(content, 'a.xlsx')).rows).toEqual([
      ['0.3', '2026-03-08'],
      ['1.005', '2026-11-01T13:30:00'],
      ['123456789012345', ''],
      ['0.0000001', ''],
      ['TRUE', ''],
    ]);
  });

  it('is known by its content, not its name', async () => {
    expect((await readTable(await workbook([['A'], ['1']]), 'a.csv')).headers).toEqual(['A']);
  });

  it('that says nothing of its real size is refused while it is unpacked', async () => {
    const bomb = zip('xl/worksheets/sheet1.xml', Buffer.alloc(80 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(200_000);
    await expect(readTable(bomb, 'bomb.xlsx')).rejects.toMatchObject({ code: 'SPREADSHEETS.TOO_LARGE' });
  });

  it('that lies about its size is refused too', async () => {
    const liar = zip('xl/worksheets/sheet1.xml', Buffer.alloc(80 * 1024 * 1024), 100);
    await expect(readTable(liar, 'liar.xlsx')).rejects.toMatchObject({
      code: expect.stringMatching(/TOO_LARGE|UNREADABLE/),
    });
  });

  it('that is damaged is refused in words', async () => {
    const content = await workbook([['A'], ['1']]);
    await expect(readTable(content.subarray(0, content.length - 60), 'a.xlsx')).rejects.toMatchObject({
      code: 'SPREADSHEETS.UNREADABLE',
      message: expect.stringContaining('damaged'),
    });
  });

  it('that takes too long is given up', async () => {
    const rows = Array.from({ length: 5_000 }, (_, index) => [`row ${index}`, null, 'x']);
    const content = await workbook(rows);
    const limits = { ...TABLE_LIMITS, milliseconds: 1 };
    await expect(readTable(content, 'a.xlsx', limits)).rejects.toMatchObject({
      code: 'SPREADSHEETS.TOO_SLOW',
    });
  });
});

/** An archive of one entry, with the size in its headers that `claimed` says. */
function zip(name: string, content: Buffer, claimed = content.length): Buffer {
  const packed = deflateRawSync(content);
  const sizes = Buffer.alloc(12);
  sizes.writeUInt32LE(crc32(content), 0);
  sizes.writeUInt32LE(packed.length, 4);
  sizes.writeUInt32LE(claimed, 8);
  const lengths = Buffer.alloc(4);
  lengths.writeUInt16LE(name.length, 0);
  const common = Buffer.concat([Buffer.from([20, 0, 0, 0, 8, 0, 0, 0, 0, 0]), sizes, lengths]);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), packed]);
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x00', 'latin1'),
    common,
    Buffer.alloc(14),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}
