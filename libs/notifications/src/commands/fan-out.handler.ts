import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { HandlesJob, type JobHandler, UnitOfWork } from '#platform';
import { specOf } from '../domain/kinds.js';
import type { Channel, Mode } from '../domain/notification-kind.js';
import type { WaitingNotice } from '../notices.js';
import { NotificationsRepository } from '../notifications.repository.js';
import { type Recipient, RecipientsRepository } from '../recipients.repository.js';
import { Letters } from './letters.js';
import { OutsideDeliveries } from './outside-deliveries.js';

export const FAN_OUT = 'notifications.fan-out';

interface Told {
  recipient: Recipient;
  email: Mode;
  isShown: boolean;
  isPushed: boolean;
}

/** Turns one notice into what each recipient gets, in one transaction. A second run finds everything there already. */
@Injectable()
@HandlesJob(FAN_OUT, { concurrency: 2 })
export class FanOutHandler implements JobHandler<WaitingNotice> {
  constructor(
    private readonly recipients: RecipientsRepository,
    private readonly notifications: NotificationsRepository,
    private readonly letters: Letters,
    private readonly outside: OutsideDeliveries,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async handle(notice: WaitingNotice): Promise<void> {
    await this.unitOfWork.run(async () => {
      const told = await this.audienceOf(notice);
      const fresh = await this.notifications.add(
        notice,
        told.map(({ recipient, email, isShown }) => ({
          id: newId(),
          recipientType: recipient.type,
          recipientId: recipient.id,
          email,
          isShown,
        })),
      );
      const first = told.filter(({ recipient }) => fresh.has(recipient.id));
      const written = first.filter(({ email }) => email === 'instant');
      await this.letters.send(
        notice,
        written.map(({ recipient }) => recipient),
      );
      const pushed = first.filter(({ isPushed }) => isPushed).map(({ recipient }) => recipient.id);
      await this.outside.enqueue(notice, pushed);
    });
  }

  private async audienceOf(notice: WaitingNotice): Promise<Told[]> {
    const found = await this.recipients.resolve(notice.to, notice.actorId);
    const people = found.filter(({ type }) => type === 'user').map(({ id }) => id);
    const chosen = await this.recipients.choices(notice.kind, people);
    const { defaults } = specOf(notice.kind);
    return found.map((recipient): Told => {
      // Somebody without a sign-in has no list and no preferences: a letter is the only way.
      if (recipient.type !== 'user') return { recipient, email: 'instant', isShown: true, isPushed: false };
      const choice = (channel: Channel) => chosen.get(`${recipient.id}/${channel}`);
      return {
        recipient,
        email: choice('email') ?? defaults.email,
        isShown: choice('in_app') !== 'off',
        isPushed: (choice('push') ?? defaults.push) === 'instant',
      };
    });
  }
}
