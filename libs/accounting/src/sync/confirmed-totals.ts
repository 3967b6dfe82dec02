import { Injectable } from '@nestjs/common';
import { InvoicingFacade } from '#invoicing';
import { Money } from '#kernel';
import { AuditLog } from '#platform';
import type { PushReceipt } from '../ports/accounting-connector.js';
import type { CanonicalCredit, CanonicalInvoice, Entity } from '../ports/canonical-documents.js';
import { ConflictDesk } from './conflict-desk.js';
import type { ClaimedOperation } from './operations.repository.js';

const INVOICES: ReadonlySet<Entity> = new Set(['invoice', 'bill']);
const CREDITS: ReadonlySet<Entity> = new Set(['credit', 'vendor-credit']);

/** Compares what the accounting system computed with what we computed, to the cent, and says so when they differ. */
@Injectable()
export class ConfirmedTotals {
  constructor(
    private readonly invoicing: InvoicingFacade,
    private readonly conflicts: ConflictDesk,
    private readonly audit: AuditLog,
  ) {}

  async note(connectionId: string, operation: ClaimedOperation, receipt: PushReceipt): Promise<void> {
    const { entity, localId } = operation;
    await this.audit.record({
      action: `accounting.${operation.operation}_confirmed`,
      entity,
      entityId: localId,
      data: {
        ...{ connectionId, remoteId: receipt.remoteId },
        ...(operation.undo && { rollbackId: operation.undo.rollbackId }),
      },
    });
    // Whoever undoes a write knows that both sides say different things from then on.
    if (receipt.document === null || operation.operation === 'void' || operation.undo) return;
    if (!INVOICES.has(entity) && !CREDITS.has(entity)) return;
    const { total, taxAmount } = receipt.document as CanonicalInvoice | CanonicalCredit;
    const ours = await this.figuresOf(entity, localId, { total, taxAmount });
    if (!ours || Money.of(ours.total).equals(total)) return;
    await this.conflicts.open({
      connectionId,
      entity,
      localId,
      remoteId: receipt.remoteId,
      kind: 'totals-differ',
      fields: ['total'],
      base: null,
      local: { number: ours.number, total: ours.total, taxAmount: ours.taxAmount },
      remote: { total, taxAmount },
    });
  }

  /** Our own figures; an invoice keeps theirs beside them. */
  private async figuresOf(
    entity: Entity,
    localId: string,
    theirs: { total: string; taxAmount: string },
  ): Promise<Pick<CanonicalCredit, 'number' | 'total' | 'taxAmount'> | undefined> {
    if (CREDITS.has(entity))
      return (await this.invoicing.credits.readRecords([localId])).get(localId)?.record;
    await this.invoicing.recordProviderTotals(localId, theirs);
    return this.invoicing.invoice(localId);
  }
}
