import { Injectable } from '@nestjs/common';
import { AuditLog, EventBus } from '#platform';
import type { PurchaseOrderView } from '../domain/purchase-order.js';
import type { ReceiptView } from '../domain/receipt.js';
import { PurchaseOrderChanged } from '../events/purchase-order-changed.event.js';
import { PurchaseOrderReceived } from '../events/purchase-order-received.event.js';

/** Writes a change down and tells the rest of the house, in the change's own transaction. */
@Injectable()
export class OrderAnnouncer {
  constructor(
    private readonly audit: AuditLog,
    private readonly events: EventBus,
  ) {}

  /** `happened` is the past tense, e.g. `approved`. */
  async announce(happened: string, order: PurchaseOrderView, facts: Record<string, unknown>): Promise<void> {
    const { id, version, status } = order;
    await this.note(happened, order, facts);
    await this.events.publish(new PurchaseOrderChanged(id, version, status, happened));
  }

  /** A receipt counts from now on, or, `voided`, not any more; the order itself stays as it is. */
  async receipt(
    receipt: Pick<ReceiptView, 'id' | 'number'>,
    order: PurchaseOrderView,
    facts: Record<string, unknown>,
    { isVoided = false } = {},
  ): Promise<void> {
    const happened = isVoided ? 'receipt-voided' : 'received';
    await this.note(happened, order, { receipt: receipt.number, ...facts });
    await this.events.publish(new PurchaseOrderReceived(order.id, receipt.id, isVoided));
  }

  /** Writes down what leaves the order itself as it is. */
  async note(happened: string, order: PurchaseOrderView, facts: Record<string, unknown>): Promise<void> {
    const { id, version, status, number } = order;
    await this.audit.record({
      action: `purchase-order.${happened}`,
      entity: 'purchase-order',
      entityId: id,
      data: { version, number, status, ...facts },
    });
  }
}
