import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer';
import { CONFIG, type Config } from '../config/config.js';
import type { StoredMail } from './mail-message.js';

const TIMEOUT_MS = 20_000;

/** Hands letters to the mail server of `MAIL_URL`, or writes them into the outbox folder. */
@Injectable()
export class MailTransport {
  private readonly server?: Transporter;
  private readonly printer: Transporter;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    const times = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS };
    if (config.mail.url) this.server = createTransport({ url: config.mail.url.reveal(), ...times });
    this.printer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  }

  /** Answers the addresses that the server refused while it took the others. Throws when it took none. */
  async deliver(id: string, mail: StoredMail): Promise<string[]> {
    const options = this.optionsOf(id, mail);
    if (this.server) {
      const { rejected } = (await this.server.sendMail(options)) as {
        rejected?: (string | { address: string })[];
      };
      return (rejected ?? []).map((one) => (typeof one === 'string' ? one : one.address));
    }
    const { message } = (await this.printer.sendMail(options)) as unknown as { message: Buffer };
    await this.keep(id, message);
    return [];
  }

  close(): void {
    this.server?.close();
  }

  private optionsOf(id: string, { to, subject, content }: StoredMail): SendMailOptions {
    const { cc, replyTo, text, html, attachments } = content;
    return {
      from: this.config.mail.from,
      to,
      cc,
      subject,
      text,
      ...(replyTo !== null && { replyTo }),
      ...(html !== null && { html }),
      // The same for every attempt, so that a receiver can tell a second copy.
      messageId: `<${id}@${domainOf(this.config.mail.from)}>`,
      attachments: attachments.map(({ name, mediaType, base64 }) => ({
        filename: name,
        contentType: mediaType,
        content: Buffer.from(base64, 'base64'),
      })),
      // A letter is what was given, never what a path or an address in it leads to.
      disableFileAccess: true,
      disableUrlAccess: true,
    };
  }

  /** Whole or not at all: whoever watches the folder finds no half letter. */
  private async keep(id: string, message: Buffer): Promise<void> {
    const folder = this.config.mail.outbox;
    await mkdir(folder, { recursive: true });
    const path = join(folder, `${id}.eml`);
    await writeFile(`${path}.part`, message, { mode: 0o600 });
    await rename(`${path}.part`, path);
  }
}

function domainOf(from: string): string {
  return /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost';
}
