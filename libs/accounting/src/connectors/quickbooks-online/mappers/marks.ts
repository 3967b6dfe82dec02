import type { WireEntity, WireTransaction } from '../quickbooks-online.wire.js';
import { noteOf } from './documents.js';
import { textOrNull } from './values.js';

/** What carries no number of ours has this mark and a part of our id in its note. People there write around it. */
const MARK = /\s*\bInvoicePatch ([0-9a-f]{12})\b/;

/** The end of a UUIDv7 is its random part. */
export function markOf(localId: string): string {
  return `InvoicePatch ${localId.replaceAll('-', '').slice(-12)}`;
}

/** The part of our id in the mark; null without one. */
export function referenceOf(wire: WireEntity): string | null {
  return (wire as WireTransaction).PrivateNote?.match(MARK)?.[1] ?? null;
}

/** The note without the mark. */
export function memoOf(wire: WireTransaction): string | null {
  const note = noteOf(wire) ?? '';
  return textOrNull(MARK.test(note) ? note.replace(MARK, '').trim() : note);
}

/** The note of what has no memo of ours: the mark, and whatever people have made of it since. */
export function markedNoteOf(localId: string, existing: WireTransaction | undefined): string | undefined {
  return existing ? existing.PrivateNote : markOf(localId);
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
