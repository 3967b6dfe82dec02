import { DomainEvent } from '#platform';

/** A contractor was created or changed here. What an import writes is not announced. */
export class ContractorChanged extends DomainEvent {
  static override readonly eventName = 'contractor.changed';

  constructor(
    readonly contractorId: string,
    readonly version: number,
  ) {
    super();
  }
}
