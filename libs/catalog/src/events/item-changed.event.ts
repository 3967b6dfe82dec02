import { DomainEvent } from '#platform';

/** An item was created or changed here. What an import writes is not announced. */
export class ItemChanged extends DomainEvent {
  static override readonly eventName = 'item.changed';

  constructor(
    readonly itemId: string,
    readonly version: number,
  ) {
    super();
  }
}
