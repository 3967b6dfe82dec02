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
