import { DomainEvent } from '#platform';

/** What an item costs us is another amount, by hand or by the accounting system: rates that follow it moved. */
export class ItemCostChanged extends DomainEvent {
  static override readonly eventName = 'item.cost_changed';

  constructor(
    readonly itemId: string,
    readonly version: number,
    /** What one unit cost before; null when nobody had said. */
    readonly costBefore: string | null,
  ) {
    super();
  }
}
