/** What the API keeps; it reads the kind from the bytes, this only spares sending what it would refuse. */
const ENDINGS = [
  ...['jpg', 'jpeg', 'png', 'webp', 'gif', 'heic', 'tif', 'tiff'],
  ...['pdf', 'csv', 'txt', 'text', 'tsv', 'log', 'md', 'xlsx'],
];

export const ACCEPTED = ENDINGS.map((ending) => `.${ending}`).join(',');

const MEGABYTE = 1_048_576;

/** Why a file cannot be kept: the key of a sentence. */
export function refusedBecause(
  { name, size }: Pick<File, 'name' | 'size'>,
  maxBytes: number | undefined,
): 'isEmpty' | 'isTooLarge' | 'isOfNoKind' | undefined {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  if (!ending || !ENDINGS.includes(ending)) return 'isOfNoKind';
  if (size === 0) return 'isEmpty';
  return maxBytes !== undefined && size > maxBytes ? 'isTooLarge' : undefined;
}

export const inMegabytes = (bytes: number): string => String(Math.floor(bytes / MEGABYTE));

/** `812 KB`, `2.4 MB`, as the language writes it. */
export function sizeText(bytes: number, locale: string): string {
  const isLarge = bytes >= MEGABYTE;
  return new Intl.NumberFormat(locale, {
    ...{ style: 'unit', unit: isLarge ? 'megabyte' : 'kilobyte', unitDisplay: 'short' },
    maximumFractionDigits: isLarge ? 1 : 0,
  }).format(isLarge ? bytes / MEGABYTE : Math.max(1, bytes / 1024));
}

/** What every browser draws. */
export const isShown = (mediaType: string): boolean => /^image\/(png|jpeg|webp|gif)$/.test(mediaType);
