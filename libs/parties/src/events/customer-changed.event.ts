import { DomainEvent } from '#platform';

/** A customer was created or changed here. What an import writes is not announced. */
export class CustomerChanged extends DomainEvent {
  static override readonly eventName = 'customer.changed';

  constructor(
    readonly customerId: string,
    readonly version: number,
  ) {
    super();
  }
}
