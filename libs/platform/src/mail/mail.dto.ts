import { Instant, ListOf, OneOf, Text, Whole } from '../http/fields.js';
import { PageQuery } from '../http/paging.js';
import type { MailLogEntry, MailStatus } from './mails.repository.js';

const STATUSES = ['queued', 'sent', 'failed'] as const;

export class MailQuery extends PageQuery {
  @OneOf(STATUSES, { optional: true })
  status?: MailStatus;
}

export class MailView {
  @Text()
  id!: string;

  @Text({ description: 'The addresses, separated by commas.' })
  to!: string;

  @Text()
  subject!: string;

  @OneOf(STATUSES, { description: 'failed: it is not tried any more.' })
  status!: MailStatus;

  @Whole()
  attempts!: number;

  @Text({
    nullable: true,
    description: 'What the mail server said last, when it did not simply take the letter.',
  })
  lastError!: string | null;

  @Instant()
  createdAt!: string;

  @Instant({ nullable: true })
  sentAt!: string | null;

  static of({ to, createdAt, sentAt, ...mail }: MailLogEntry): MailView {
    return {
      ...mail,
      to: to.join(', '),
      createdAt: createdAt.toISOString(),
      sentAt: sentAt?.toISOString() ?? null,
    };
  }
}

export class MailPageView {
  @ListOf(() => MailView)
  items!: MailView[];

  @Text({ nullable: true })
  nextCursor!: string | null;
}
