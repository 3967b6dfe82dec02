import { Injectable } from '@nestjs/common';
import { InvoicingFacade } from '#invoicing';
import { Money } from '#kernel';
import { AuditLog } from '#platform';
import type { PushReceipt } from '../ports/accounting-connector.js';
import type { CanonicalInvoice, Entity } from '../ports/canonical-documents.js';
import { ConflictDesk } from './conflict-desk.js';
import type { ClaimedOperation } from './operations.repository.js';

const HAS_TOTAL: ReadonlySet<Entity> = new Set(['invoice', 'bill']);

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
      data: { connectionId, remoteId: receipt.remoteId },
    });
    if (!HAS_TOTAL.has(entity) || receipt.document === null) return;
    const { total, taxAmount } = receipt.document as CanonicalInvoice;
    await this.invoicing.recordProviderTotals(localId, { total, taxAmount });
    const ours = await this.invoicing.invoice(localId);
    if (!ours || operation.operation === 'void' || Money.of(ours.total).equals(total)) return;
    await this.conflicts.open({
      connectionId,
      entity,
      localId,
      remoteId: receipt.remoteId,
      kind: 'totals-differ',
      fields: ['total'],
      base: null,
      local: { total: ours.total, taxAmount: ours.taxAmount },
      remote: { total, taxAmount },
    });
  }
}
