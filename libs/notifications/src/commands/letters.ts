import { Inject, Injectable } from '@nestjs/common';
import { IdentityFacade } from '#identity';
import { CONFIG, type Config, Mailer } from '#platform';
import type { DigestRow, WaitingReader } from '../digests.repository.js';
import { isKind, type NotificationKind } from '../domain/kinds.js';
import { digestOf, letterOf } from '../domain/letter.js';
import { languageOf, pageOf, render } from '../domain/render.js';
import type { WaitingNotice } from '../notices.js';
import type { Recipient } from '../recipients.repository.js';

/** Writes notifications as letters, each in the reader's language. */
@Injectable()
export class Letters {
  constructor(
    private readonly mailer: Mailer,
    private readonly identity: IdentityFacade,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Joins the open unit of work. */
  async send({ kind, subject, values }: WaitingNotice, recipients: readonly Recipient[]): Promise<void> {
    if (recipients.length === 0) return;
    const { name, locale } = await this.identity.organizationSettings();
    for (const { email, type, locale: own } of recipients) {
      const language = languageOf(own ?? locale);
      const link = type === 'user' ? this.linkTo(kind, subject.id) : undefined;
      await this.mailer.send({
        to: email,
        ...letterOf({ ...render(kind, values, language), link }, language, name),
      });
    }
  }

  /** Joins the open unit of work. Kinds that this version does not know any more are left out. */
  async sendDigest({ email, locale }: WaitingReader, rows: readonly DigestRow[]): Promise<void> {
    const language = languageOf(locale);
    const items = rows.flatMap(({ kind, subjectId, values }) =>
      isKind(kind) ? [{ ...render(kind, values, language), link: this.linkTo(kind, subjectId) }] : [],
    );
    if (items.length === 0) return;
    const { name } = await this.identity.organizationSettings();
    await this.mailer.send({ to: email, ...digestOf(items, language, name) });
  }

  private linkTo(kind: NotificationKind, subjectId: string): string {
    return this.config.publicUrl + pageOf(kind, subjectId);
  }
}
