import { Injectable } from '@nestjs/common';
import { CatalogFacade } from '#catalog';
import { InvoicingFacade } from '#invoicing';
import { PartiesFacade } from '#parties';
import { PurchaseOrdersFacade } from '#purchase-orders';
import { ENTITIES, type Entity } from '../../ports/canonical-documents.js';
import { attachmentBinding } from './attachment-binding.js';
import { creditBindings } from './credit-bindings.js';
import type { AnyBinding } from './entity-binding.js';
import { invoiceBindings } from './invoice-bindings.js';
import { KeptRecords } from './kept-records.js';
import { listBindings } from './list-bindings.js';
import { orderBindings } from './order-bindings.js';
import { paymentBindings } from './payment-bindings.js';
import { stockBinding } from './stock-binding.js';
import { timeBinding } from './time-binding.js';

/** Every entity of the port, bound to the module that owns its records. A missing one fails the boot. */
@Injectable()
export class Bindings {
  private readonly byEntity: Map<Entity, AnyBinding>;
  /** Those that a record of some entity may name. */
  readonly named: ReadonlySet<Entity>;

  constructor(
    parties: PartiesFacade,
    catalog: CatalogFacade,
    orders: PurchaseOrdersFacade,
    invoicing: InvoicingFacade,
    kept: KeptRecords,
  ) {
    const all = [
      ...listBindings(parties, catalog),
      ...orderBindings(orders),
      ...invoiceBindings(invoicing),
      ...creditBindings(invoicing),
      ...paymentBindings(invoicing),
      timeBinding(kept.timekeeping),
      stockBinding(kept.adjustments),
      attachmentBinding(kept.attachments, kept.files),
    ];
    this.byEntity = new Map(all.map((binding) => [binding.entity, binding]));
    this.named = new Set(all.flatMap(({ references }) => Object.values(references)));
    for (const entity of ENTITIES) this.of(entity);
  }

  /** Throws when there is none. */
  of(entity: Entity): AnyBinding {
    const binding = this.byEntity.get(entity);
    if (!binding) throw new Error(`No binding for "${entity}".`);
    return binding;
  }
}
