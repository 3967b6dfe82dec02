import { Injectable } from '@nestjs/common';
import type { PushReceipt } from '../ports/accounting-connector.js';
import { ConfirmedTotals } from '../sync/confirmed-totals.js';
import type { ExternalLink } from '../sync/links.repository.js';
import type { ClaimedOperation } from '../sync/operations.repository.js';
import { ChangesRepository, type NewChange } from './changes.repository.js';
import { type Fields, imagesOf } from './images.js';

/** What is kept of a write that took effect: what it changed there, and whether both sides add up to the same. */
@Injectable()
export class PushJournal {
  constructor(
    private readonly totals: ConfirmedTotals,
    private readonly changes: ChangesRepository,
  ) {}

  /** `link`: as it was before the write; `document`: what both sides agree on now, in our ids. */
  async note(
    connectionId: string,
    operation: ClaimedOperation,
    receipt: PushReceipt,
    link: ExternalLink | undefined,
    document: Fields,
  ): Promise<void> {
    const change = changeOf(receipt, link, document, operation);
    const { id: operationId, entity, localId } = operation;
    const { remoteId } = receipt;
    if (change)
      await this.changes.add([
        { connectionId, operationId, entity, localId, remoteId, side: 'there', ...change },
      ]);
    await this.totals.note(connectionId, operation, receipt);
  }
}

/** A creation leaves no images: what is undone of it is the record. */
function changeOf(
  receipt: PushReceipt,
  link: ExternalLink | undefined,
  document: Fields,
  { undo, operation }: Pick<ClaimedOperation, 'undo' | 'operation'>,
): Pick<NewChange, 'effect' | 'before' | 'after'> | undefined {
  if (!link || link.deleted || link.snapshotHash === '')
    return receipt.document === null ? undefined : { effect: 'create', before: {}, after: {} };
  if (receipt.document === null) return { effect: 'remove', before: {}, after: {} };
  // Of what is undone the link says already what it will be.
  if (undo && operation !== 'update') return { effect: 'remove', before: {}, after: {} };
  const before = { ...link.snapshot, ...undo?.after };
  const images = imagesOf(before, { ...before, ...document });
  if (!images) return undefined;
  return { effect: images.after.voided === true ? 'remove' : 'change', ...images };
}
