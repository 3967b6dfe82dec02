import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Queue } from '../queue/queue.js';
import { checkedMail, type Mail } from './mail-message.js';
import { MailsRepository } from './mails.repository.js';

export const MAIL_QUEUE = 'platform.mail';

/** Sends letters. With no `MAIL_URL` they end as `.eml` files in the outbox folder. */
@Injectable()
export class Mailer {
  constructor(
    private readonly mails: MailsRepository,
    private readonly queue: Queue,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Puts the letter into the open unit of work: it leaves exactly when that commits, and is tried again for some hours.
   * Answers its id in the delivery log. Throws `MAIL.ADDRESS`, `MAIL.HEADER`, `MAIL.TOO_LARGE`.
   */
  send(mail: Mail): Promise<string> {
    const stored = checkedMail(mail);
    const id = newId();
    return this.unitOfWork.run(async () => {
      await this.mails.add(id, stored);
      await this.queue.send(MAIL_QUEUE, { mailId: id });
      return id;
    });
  }
}
