import { Injectable } from '@nestjs/common';
import { type DeliveredEvent, type EventListener, ListensTo } from '#platform';
import { PurchaseOrderChanged, SupplierOrdersImported } from '#purchase-orders';
import { RecountBills } from '../commands/recount-bills.command.js';

type Heard = SupplierOrdersImported | PurchaseOrderChanged;

/** A bill of the books may be here before the order that its note names, or name one whose number changed. */
@Injectable()
@ListensTo('invoicing.order-appeared', SupplierOrdersImported, PurchaseOrderChanged)
export class OrderAppearedListener implements EventListener<Heard> {
  constructor(private readonly bills: RecountBills) {}

  async handle({ event }: DeliveredEvent<Heard>): Promise<void> {
    if ('purchaseOrderIds' in event) await this.bills.run(event.purchaseOrderIds);
    else if (event.happened === 'created') await this.bills.run([event.purchaseOrderId]);
  }
}
