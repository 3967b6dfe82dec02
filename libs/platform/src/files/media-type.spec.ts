import { safeFileName } from './file-name.js';
import { mediaTypeOf } from './media-type.js';
import { JPEG, PDF, PNG, XLSM, XLSX, ZIP } from './testing/sample-files.js';

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe('the type of a file', () => {
  it.each([
    ['a photo', JPEG, 'x', 'image/jpeg'],
    ['a screenshot that is called a text', PNG, 'note.txt', 'image/png'],
    ['a PDF', PDF, 'x', 'application/pdf'],
    ['an Excel workbook', XLSX, 'prices', SHEET],
    ['a table', Buffer.from('a;b\n1;2\n'), 'Prices.CSV', 'text/csv'],
    [
      'a table of the Bank of Montreal, which begins like a bitmap',
      Buffer.from('BMO,1\n'),
      'b.csv',
      'text/csv',
    ],
    ['a table out of an old Excel', Buffer.from('Caf\xe9;1\r\n', 'latin1'), 'x.csv', 'text/csv'],
    ['plain text without an ending', Buffer.from('Gate code 1234, déjà vu'), 'note', 'text/plain'],
  ])('is read from its bytes: %s', async (_, content, name, type) => {
    expect(await mediaTypeOf(content, name)).toBe(type);
  });

  it.each([
    ['a program', Buffer.from('7f454c4602010100', 'hex'), 'photo.jpg'],
    ['an archive', ZIP, 'photos.zip'],
    ['a workbook with macros', XLSM, 'prices.xlsx'],
    ['a page with scripts', Buffer.from('<html><script>1</script></html>'), 'offer.html'],
    ['a drawing with scripts', Buffer.from('<svg onload="1"/>'), 'logo.svg'],
    ['bytes that are nothing', Buffer.from([0, 1, 2, 3]), 'x.csv'],
  ])('is refused for %s, in plain words', async (_, content, name) => {
    await expect(mediaTypeOf(content, name)).rejects.toMatchObject({
      code: 'FILES.TYPE_REFUSED',
      field: 'file',
      fix: expect.stringContaining('PDF'),
    });
  });
});

describe('the name of a file', () => {
  it.each([
    ['IMG_0001.JPG', 'image/jpeg', 'IMG_0001.JPG'],
    ['C:\\Users\\zoe\\scan.pdf', 'application/pdf', 'scan.pdf'],
    ['../../etc/passwd', 'text/plain', 'passwd.txt'],
    ['invoice.html', 'image/png', 'invoice.html.png'],
    ['annex\u202Efdp.exe', 'application/pdf', 'annexfdp.exe.pdf'],
    ['re:"ceipt"?.png', 'image/png', 're__ceipt__.png'],
    ['...', 'image/png', 'file.png'],
    ['Reçu nº 7.pdf', 'application/pdf', 'Reçu nº 7.pdf'],
  ] as const)('keeps what is safe of %s', (name, type, safe) => {
    expect(safeFileName(name, type)).toBe(safe);
  });

  it('is cut where it is too long, and keeps its ending', () => {
    const name = safeFileName(`${'ü'.repeat(500)}.pdf`, 'application/pdf');
    expect([[...name].length, name.endsWith('.pdf')]).toEqual([204, true]);
  });
});
