import { DomainEvent } from '#platform';

/** A customer turned out to be another. Whatever named it by a foreign key names the other already. */
export class CustomerMerged extends DomainEvent {
  static override readonly eventName = 'customer.merged';

  constructor(
    readonly mergedId: string,
    readonly survivorId: string,
    readonly survivorVersion: number,
  ) {
    super();
  }
}
