import { DomainEvent } from '#platform';

/** A credit was taken back, with everything that it had paid. */
export class CreditVoided extends DomainEvent {
  static override readonly eventName = 'credit.voided';

  constructor(
    readonly creditId: string,
    readonly useIds: readonly string[],
  ) {
    super();
  }
}
