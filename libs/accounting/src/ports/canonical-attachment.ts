import type { Capabilities } from './capabilities.js';
import { ConnectorError } from './connector-error.js';

/**
 * A file that hangs on a document. It never changes: another content is another attachment. Its bytes go beside it, in
 * `PushOperation.content`.
 */
export interface CanonicalAttachment {
  /** The document: one of the two. */
  invoiceId: string | null;
  billId: string | null;
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  /** Of the bytes, in lower-case hexadecimal; null where it cannot be told any more. */
  sha256: string | null;
}

const MEGABYTE = 1024 * 1024;
/** Twelve megabits a second: a hundred megabytes then still go within the two minutes that services give a call. */
const SLOWEST_BYTES_PER_MS = (1.5 * MEGABYTE) / 1_000;

/** By how many milliseconds a call that carries so many bytes may take longer than others, and its claim last longer. */
export function sendingMs(bytes: number): number {
  return Math.ceil(bytes / SLOWEST_BYTES_PER_MS);
}

/**
 * Asked before a file is read, let alone sent. Throws `ConnectorError('validation')` for one that the system does not take; its
 * document is not held up by that.
 */
export function refuseUnfit(
  { name: system, attachments }: Pick<Capabilities, 'name' | 'attachments'>,
  { name, mediaType, size }: CanonicalAttachment,
): void {
  if (!attachments?.mediaTypes.includes(mediaType))
    throw new ConnectorError('validation', `${system} takes no attachment of this kind (${mediaType}).`, {
      field: name,
      fix: 'Keep the file here, or put it there by hand as a PDF, JPEG or PNG. The document itself is not held up.',
    });
  if (size > attachments.maxBytes)
    throw new ConnectorError(
      'validation',
      `${system} takes attachments of up to ${Math.floor(attachments.maxBytes / MEGABYTE)} MB.`,
      {
        field: name,
        fix: 'Put a smaller copy of it there by hand. The document itself is not held up.',
      },
    );
}
