import { isUtf8 } from 'node:buffer';
import { fileTypeFromBuffer } from 'file-type';
import { DomainError } from '#kernel';

export const MEDIA_TYPES = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/heic',
  'image/tiff',
  'application/pdf',
  'text/csv',
  'text/plain',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

const PDF = Buffer.from('%PDF-');

/**
 * What the bytes are, whatever their name says. The name only tells a table from other text. Throws
 * `FILES.TYPE_REFUSED` for what nobody needs here, such as programs, archives and pages with scripts.
 */
export async function mediaTypeOf(content: Buffer, name: string): Promise<MediaType> {
  // Text first: a bank's table that begins with "BM" would be taken for a bitmap by its first two bytes.
  if (isText(content) && !content.subarray(0, 5).equals(PDF)) return textTypeOf(name);
  const found = (await fileTypeFromBuffer(content))?.mime;
  const allowed = MEDIA_TYPES.find((type) => type === found);
  if (allowed) return allowed;
  throw refused(found);
}

/** Text that a browser or a shell would run when it is opened from the disk is known by its ending alone. */
function textTypeOf(name: string): MediaType {
  const ending = /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? 'txt';
  if (ending === 'csv') return 'text/csv';
  if (['txt', 'text', 'tsv', 'log', 'md'].includes(ending)) return 'text/plain';
  throw refused(`text that is called .${ending.slice(0, 10)}`);
}

/** No control characters but tabs, line ends and form feeds; spreadsheets still write CSV in Windows-1252. */
function isText(content: Buffer): boolean {
  return !content.some(isControl) && (isUtf8(content) || content.every(isWestern));
}

function isWestern(byte: number): boolean {
  return byte < 0x7f || byte >= 0x91;
}

function isControl(byte: number): boolean {
  return (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d) || byte === 0x7f;
}

function refused(found = 'unknown'): DomainError {
  return new DomainError('FILES.TYPE_REFUSED', 'Files of this kind are not kept here.', {
    field: 'file',
    fix: 'Send a photo (JPEG, PNG, WebP, GIF, HEIC, TIFF), a PDF, an Excel workbook without macros (.xlsx), CSV or plain text.',
    details: { found },
  });
}
