import { DomainEvent } from '#platform';

/** A credit pays invoices. Each use is one credit on one invoice. */
export class CreditApplied extends DomainEvent {
  static override readonly eventName = 'credit.applied';

  constructor(
    readonly creditId: string,
    readonly useIds: readonly string[],
  ) {
    super();
  }
}
