import type { MediaType } from './media-type.js';

/** A file that is kept. Its bytes never change; another content is another file. */
export interface StoredFile {
  id: string;
  name: string;
  /** Sniffed from the bytes. */
  mediaType: MediaType;
  /** Bytes. */
  size: number;
  /** Lower-case hexadecimal; two receipts with one digest are one receipt. */
  sha256: string;
  /** Who sent it. */
  createdBy: { kind: string; id: string | null };
  /** ISO 8601, UTC. */
  createdAt: string;
}

/** Where the bytes lie. With the digest in it, no upload can ever write over another's content. */
export function contentKey(
  organizationId: string,
  { id, sha256 }: Pick<StoredFile, 'id' | 'sha256'>,
): string {
  return `${organizationId}/${id}.${sha256}`;
}
