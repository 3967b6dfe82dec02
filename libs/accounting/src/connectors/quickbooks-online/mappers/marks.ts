import type { WireTransaction } from '../quickbooks-online.wire.js';
import { noteOf } from './documents.js';
import { textOrNull } from './values.js';

/** What carries no number of ours has a note that ends with this mark and a part of our id. */
const MARK = /\s*\bInvoicePatch [0-9a-f]{12}$/;

/** The end of a UUIDv7 is its random part. */
export function markOf(localId: string): string {
  return `InvoicePatch ${localId.replaceAll('-', '').slice(-12)}`;
}

export function isMarked(wire: WireTransaction): boolean {
  return MARK.test(wire.PrivateNote ?? '');
}

/** The note without the mark. */
export function memoOf(wire: WireTransaction): string | null {
  return textOrNull((noteOf(wire) ?? '').replace(MARK, ''));
}

/** The mark stays the first one: the record may have been matched by it already. */
export function wireMemoOf(
  memo: string | null,
  localId: string,
  existing: WireTransaction | undefined,
): string | undefined {
  if (existing && memoOf(existing) === memo) return existing.PrivateNote;
  if (existing && !MARK.test(existing.PrivateNote ?? '')) return memo ?? undefined;
  const mark = existing?.PrivateNote?.match(MARK)?.[0].trim() ?? markOf(localId);
  return memo === null ? mark : `${memo} ${mark}`;
}
