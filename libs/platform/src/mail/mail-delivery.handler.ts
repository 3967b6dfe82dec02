import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler } from '../queue/job-handler.js';
import { MailTransport } from './mail.transport.js';
import { MAIL_QUEUE } from './mailer.js';
import { MailsRepository } from './mails.repository.js';

/** Pauses double from two seconds to an hour: about three hours in all. */
const MAX_ATTEMPTS = 14;

/**
 * Sends one letter. A crash between the server's yes and our note of it sends a second copy under the same Message-ID:
 * SMTP has no way to ask whether a letter arrived.
 */
@Injectable()
@HandlesJob(MAIL_QUEUE, {
  concurrency: 2,
  queue: { retryLimit: MAX_ATTEMPTS, retryDelay: 2, retryBackoff: true, retryDelayMax: 3600 },
})
export class MailDeliveryHandler implements JobHandler<{ mailId: string }> {
  constructor(
    private readonly mails: MailsRepository,
    private readonly transport: MailTransport,
  ) {}

  async handle({ mailId }: { mailId: string }): Promise<void> {
    const mail = await this.mails.begin(mailId);
    if (!mail) return;
    let refused: string[];
    try {
      refused = await this.transport.deliver(mailId, mail);
    } catch (error) {
      const isGivenUp = isFinal(error) || mail.attempts >= MAX_ATTEMPTS;
      await this.mails.failed(mailId, reasonOf(error), isGivenUp);
      if (isGivenUp) return;
      throw error;
    }
    const note = refused.length > 0 ? `The mail server refused ${refused.join(', ')}.` : null;
    await this.mails.sent(mailId, note);
  }
}

interface SmtpFault {
  /** nodemailer's own word for where it failed. */
  code?: string;
  responseCode?: number;
  response?: string;
}

/** A 5xx about the recipient or the message stays one (RFC 5321, 4.2.1); one about us can be mended. */
function isFinal(error: unknown): boolean {
  const { code, responseCode = 0 } = error as SmtpFault;
  return responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE');
}

function reasonOf(error: unknown): string {
  const { response } = error as SmtpFault;
  const text = response ?? (error instanceof Error ? error.message : 'unknown');
  return text.slice(0, 500);
}
