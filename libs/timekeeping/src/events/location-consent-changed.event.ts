import { DomainEvent } from '#platform';

/** A contractor agreed that places are recorded, or took it back. */
export class LocationConsentChanged extends DomainEvent {
  static override readonly eventName = 'location-consent.changed';

  constructor(
    readonly contractorId: string,
    readonly isGiven: boolean,
  ) {
    super();
  }
}
