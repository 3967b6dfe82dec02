import { DomainEvent } from '#platform';

/** A credit note to a customer, or a contractor's credit to us, exists from now on. */
export class CreditIssued extends DomainEvent {
  static override readonly eventName = 'credit.issued';

  constructor(readonly creditId: string) {
    super();
  }
}
