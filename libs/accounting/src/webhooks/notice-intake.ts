import { Injectable } from '@nestjs/common';
import type { WebhookNotice } from '../ports/accounting-connector.js';
import { Gathering } from './gathering.js';
import { keepable } from './keepable.js';
import { NoticeWaker } from './notice-waker.js';
import { type TakenNotice, WebhookEventsRepository } from './webhook-events.repository.js';

/** While one waits for the disk, or for somebody's lock, the other goes on. */
const AT_ONCE = 2;
const MOST_DELIVERIES = 100;
/** Refused because of what it says, or because of whom it met: no lost connection and no server that ends. */
const OF_ONE = /^(22|23|40|54)/;

/** Deliveries that come at the same time are written down together: one statement, and one wait for the disk. */
@Injectable()
export class NoticeIntake {
  private readonly bySystem = new Map<string, Gathering<readonly WebhookNotice[], number>>();

  constructor(
    private readonly events: WebhookEventsRepository,
    private readonly waker: NoticeWaker,
  ) {}

  /**
   * Answers how many notices of a delivery were new, once they are kept. Those of companies that nobody linked are dropped.
   */
  take(system: string, notices: readonly WebhookNotice[]): Promise<number> {
    const gathering = this.bySystem.get(system) ?? this.gathering(system);
    this.bySystem.set(system, gathering);
    return gathering.add(keepable(notices));
  }

  private gathering(system: string): Gathering<readonly WebhookNotice[], number> {
    return new Gathering({
      work: (deliveries) => this.keep(system, deliveries),
      isOfOne: (error) => error instanceof Error && 'code' in error && OF_ONE.test(String(error.code)),
      atOnce: AT_ONCE,
      most: MOST_DELIVERIES,
    });
  }

  private async keep(
    system: string,
    deliveries: readonly (readonly WebhookNotice[])[],
  ): Promise<readonly number[]> {
    const taken = await this.events.take(system, deliveries.flat());
    for (const { organizationId, connectionId } of taken) this.waker.wake(organizationId, connectionId);
    return countsOf(deliveries, taken);
  }
}

/** What two deliveries bring at the same time was new with the first of them. */
function countsOf(
  deliveries: readonly (readonly WebhookNotice[])[],
  taken: readonly TakenNotice[],
): readonly number[] {
  const fresh = new Set(taken.map(({ company, eventId }) => keyOf(company, eventId)));
  return deliveries.map(
    (notices) =>
      notices.filter(({ remoteCompanyId, eventId }) => fresh.delete(keyOf(remoteCompanyId, eventId))).length,
  );
}

const keyOf = (company: string, eventId: string): string => JSON.stringify([company, eventId]);
