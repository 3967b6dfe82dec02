import type { MediaType } from './media-type.js';

const LONGEST = 200;
const ENDINGS: Record<MediaType, readonly string[]> = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/gif': ['gif'],
  'image/heic': ['heic'],
  'image/tiff': ['tif', 'tiff'],
  'application/pdf': ['pdf'],
  'text/csv': ['csv'],
  'text/plain': ['txt', 'text', 'tsv', 'log', 'md'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
};

/**
 * A name that is safe to show and to save under: its last part only, without control characters or signs that reorder
 * text, and with an ending that fits the content, since that is what a computer opens it by.
 */
export function safeFileName(name: string, mediaType: MediaType): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const [usual = 'txt', ...others] = ENDINGS[mediaType];
  const found = /\.([A-Za-z0-9]+)$/.exec(plain)?.[1] ?? '';
  const fits = [usual, ...others].includes(found.toLowerCase());
  const stem = fits ? plain.slice(0, -found.length - 1) : plain;
  return `${[...stem].slice(0, LONGEST).join('') || 'file'}.${fits ? found : usual}`;
}
