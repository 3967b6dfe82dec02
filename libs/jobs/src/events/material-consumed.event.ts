import { DomainEvent } from '#platform';

/**
 * A job used material, or gave some back: the quantity is negative then. For an inventory item the books still have to
 * be told, as an adjustment of its quantity on hand.
 */
export class MaterialConsumed extends DomainEvent {
  static override readonly eventName = 'job.material_consumed';

  constructor(
    readonly jobId: string,
    readonly itemId: string,
    /** The line of the ledger of stock: an adjustment is made once for each. */
    readonly movementId: string,
    /** Signed decimal string. */
    readonly quantity: string,
    /** Of one unit, before tax; null for what came back. */
    readonly unitCost: string | null,
  ) {
    super();
  }
}
