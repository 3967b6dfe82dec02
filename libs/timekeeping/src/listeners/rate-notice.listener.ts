import { Injectable } from '@nestjs/common';
import { ItemCostChanged, RateCardChanged } from '#catalog';
import { NotificationsFacade } from '#notifications';
import { type DeliveredEvent, type EventListener, ListensTo } from '#platform';
import type { RateNews } from '../domain/rate-news.js';
import { RateNewsQuery } from '../queries/rate-news.query.js';

type Changed = RateCardChanged | ItemCostChanged;

/**
 * Tells contractors of the change of a rate that they are paid by: a card of their own, one for everybody, or an
 * accounting system's price that theirs is agreed on top of.
 */
@Injectable()
@ListensTo('timekeeping.rate-notice', RateCardChanged, ItemCostChanged)
export class RateNoticeListener implements EventListener<Changed> {
  constructor(
    private readonly news: RateNewsQuery,
    private readonly notifications: NotificationsFacade,
  ) {}

  async handle({ event }: DeliveredEvent<Changed>): Promise<void> {
    const isCard = 'rateCardId' in event;
    const found = isCard
      ? await this.news.ofCard(event.rateCardId, event.before, event.after)
      : await this.news.ofItem(event.itemId, event.costBefore);
    const changed = isCard ? event.rateCardId : event.itemId;
    for (const one of found) await this.tell(one, `${changed} ${event.version} ${one.work}`);
  }

  private async tell(news: RateNews, key: string): Promise<void> {
    const { contractorId, work, currency, before, after, from } = news;
    const about = {
      to: { contractorIds: [contractorId] },
      subject: { type: 'contractor', id: contractorId },
      key,
    };
    if (after === null) {
      await this.notifications.notify({ ...about, kind: 'rate.ended', values: { work, from } });
      return;
    }
    const now = { amount: after, currency };
    if (before === null)
      await this.notifications.notify({ ...about, kind: 'rate.agreed', values: { work, from, after: now } });
    else {
      const values = { work, from, before: { amount: before, currency }, after: now };
      await this.notifications.notify({ ...about, kind: 'rate.changed', values });
    }
  }
}
