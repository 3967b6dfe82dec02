import { Injectable } from '@nestjs/common';
import { RateCardChanged } from '#catalog';
import { NotificationsFacade } from '#notifications';
import { type DeliveredEvent, type EventListener, ListensTo } from '#platform';

/** Tells a contractor that a card of her own changed. A card for everybody is everybody's to look up. */
@Injectable()
@ListensTo('timekeeping.rate-notice', RateCardChanged)
export class RateNoticeListener implements EventListener<RateCardChanged> {
  constructor(private readonly notifications: NotificationsFacade) {}

  async handle({ event }: DeliveredEvent<RateCardChanged>): Promise<void> {
    const { rateCardId, version, contractorId, validFrom } = event;
    if (contractorId === null) return;
    await this.notifications.notify({
      kind: 'rate.changed',
      to: { contractorIds: [contractorId] },
      subject: { type: 'rate_card', id: rateCardId },
      values: { from: validFrom },
      key: String(version),
    });
  }
}
