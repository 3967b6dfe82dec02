import { crc32 } from 'node:zlib';

/** The smallest picture there is. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
export const JPEG = Buffer.concat([
  Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
  Buffer.alloc(32),
]);
export const PDF = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');

/** An Excel workbook as far as its table of contents. */
export const XLSX = workbook('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml');
/** The same with macros. */
export const XLSM = workbook('application/vnd.ms-excel.sheet.macroEnabled.main+xml');
export const ZIP = zip([['notes.bin', 'anything']]);

function workbook(mainType: string): Buffer {
  const override = `<Override PartName="/xl/workbook.xml" ContentType="${mainType}"/>`;
  const namespace = 'http://schemas.openxmlformats.org/package/2006/content-types';
  return zip([
    ['[Content_Types].xml', `<?xml version="1.0"?><Types xmlns="${namespace}">${override}</Types>`],
    ['xl/workbook.xml', '<workbook/>'],
  ]);
}

/** An archive without compression. */
function zip(entries: readonly (readonly [string, string])[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of entries) {
    const content = Buffer.from(text);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), content]);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, place, Buffer.from(name)]));
    files.push(local);
    offset += local.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(index.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, index, Buffer.from('PK\x05\x06'), end]);
}
