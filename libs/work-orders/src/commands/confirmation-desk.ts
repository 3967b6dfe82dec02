import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { NotificationsFacade } from '#notifications';
import { CLOCK, UnitOfWork } from '#platform';
import { ConfirmationsRepository } from '../confirmations.repository.js';
import { type Confirmation, confirmationStates, type Trouble } from '../domain/confirmation.js';

/** Writes down how confirmations fare, and calls those who can mend what time does not. */
@Injectable()
export class ConfirmationDesk {
  constructor(
    private readonly confirmations: ConfirmationsRepository,
    private readonly notifications: NotificationsFacade,
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The confirmation with this attempt counted; undefined when it waits no more. */
  async begin(id: string): Promise<Confirmation | undefined> {
    return (await this.confirmations.begin(id)) ? this.confirmations.find(id) : undefined;
  }

  delivered(id: string, status: number): Promise<void> {
    return this.confirmations.delivered(id, status);
  }

  async missed(confirmation: Confirmation, trouble: Trouble, isTriedAgain: boolean): Promise<void> {
    const { id, state } = confirmation;
    const next = isTriedAgain ? state : confirmationStates.next(state, 'park');
    await this.unitOfWork.run(async () => {
      await this.confirmations.missed(id, next, trouble);
      if (next === 'parked') await this.call(confirmation, trouble);
    });
  }

  /** Once a day for each sender: what keeps one confirmation out keeps the others out too. */
  private async call(
    { sourceId, sourceName, workOrderNumber }: Confirmation,
    { cause }: Trouble,
  ): Promise<void> {
    await this.notifications.notify({
      kind: 'confirmation.parked',
      to: { roles: ['owner', 'admin'] },
      subject: { type: 'inbound_source', id: sourceId },
      values: { sender: sourceName, number: workOrderNumber, cause },
      key: this.clock.now().toISOString().slice(0, 10),
    });
  }
}
