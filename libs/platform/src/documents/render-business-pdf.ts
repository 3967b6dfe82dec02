import { Piscina } from 'piscina';
import { DomainError } from '#kernel';
import type { BusinessDocument } from './business-document.js';

const THREADS = 2;
/** Milliseconds that a thread waits for more paper: longer than a person needs to open the next invoice. */
const PATIENCE = 120_000;
const HEAP_MEGABYTES = 256;

let threads: Piscina<BusinessDocument, Uint8Array> | undefined;

/**
 * The document as a PDF file on Letter paper, fonts inside. The same document gives the same bytes. It is drawn in a
 * thread, because drawing takes a tenth of a second that everybody else would wait for; a thread starts with the first
 * paper and keeps the fonts. Throws `DOCUMENTS.LOGO_UNREADABLE` when the logo is no PNG or JPEG.
 */
export async function renderBusinessPdf(document: BusinessDocument): Promise<Buffer> {
  if (document.sender.logo) checkLogo(document.sender.logo);
  threads ??= new Piscina({
    filename: new URL('./pdf.worker.js', import.meta.url).href,
    minThreads: 0,
    maxThreads: THREADS,
    idleTimeout: PATIENCE,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
    execArgv: ['--no-warnings'],
  });
  const bytes = await threads.run(document);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** What the file's first bytes say it is; undefined for anything that cannot be printed as a logo. */
export function logoTypeOf(bytes: Buffer): 'image/png' | 'image/jpeg' | undefined {
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])))
    return 'image/png';
  return bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) ? 'image/jpeg' : undefined;
}

function checkLogo(bytes: Buffer): void {
  if (logoTypeOf(bytes)) return;
  throw new DomainError('DOCUMENTS.LOGO_UNREADABLE', 'The logo is not a picture that can be printed.', {
    field: 'logo',
    fix: 'Upload a PNG or JPEG file.',
  });
}
