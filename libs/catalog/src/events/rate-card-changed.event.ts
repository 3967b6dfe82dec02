import { DomainEvent } from '#platform';
import type { RateCardFields } from '../domain/rate-card.js';

/** A rate card was made or changed: whoever it pays or charges should be told. */
export class RateCardChanged extends DomainEvent {
  static override readonly eventName = 'rate-card.changed';

  constructor(
    readonly rateCardId: string,
    readonly version: number,
    /** Whose pay it is; null with `customerId` null means everybody's. */
    readonly contractorId: string | null,
    readonly customerId: string | null,
    /** The first day it holds, `YYYY-MM-DD`. */
    readonly validFrom: string,
    /** What the card said before; null for a new one. */
    readonly before: RateCardFields | null,
    /** What it says from this change on. */
    readonly after: RateCardFields,
  ) {
    super();
  }
}
