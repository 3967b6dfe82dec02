import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { StoredMail } from './mail-message.js';

export type MailStatus = 'queued' | 'sent' | 'failed';

/** A line of the delivery log. */
export interface MailLogEntry {
  id: string;
  to: string[];
  subject: string;
  status: MailStatus;
  attempts: number;
  /** Why the last attempt failed, or which of several recipients was refused. */
  lastError: string | null;
  createdAt: Date;
  sentAt: Date | null;
}

export interface WaitingMail extends StoredMail {
  id: string;
  attempts: number;
}

/** Owns `mail_messages`. A letter's content is forgotten when it has left; that it left stays. */
@Injectable()
export class MailsRepository {
  constructor(private readonly database: Database) {}

  async add(id: string, { to, subject, content }: StoredMail): Promise<void> {
    await this.database.rows(
      `INSERT INTO mail_messages (organization_id, id, recipients, subject, content, status)
       VALUES (current_organization(), $1, $2, $3, $4, 'queued')`,
      [id, to, subject, JSON.stringify(content)],
    );
  }

  /** The letter with its attempt counted, or undefined when it has left or was given up. */
  async begin(id: string): Promise<WaitingMail | undefined> {
    const [mail] = await this.database.rows<WaitingMail>(
      `UPDATE mail_messages SET attempts = attempts + 1 WHERE id = $1 AND status = 'queued'
       RETURNING id, recipients AS "to", subject, content, attempts`,
      [id],
    );
    return mail;
  }

  async sent(id: string, note: string | null): Promise<void> {
    await this.database.rows(
      `UPDATE mail_messages SET status = 'sent', sent_at = now(), last_error = $2, content = NULL WHERE id = $1`,
      [id, note],
    );
  }

  async failed(id: string, reason: string, isGivenUp: boolean): Promise<void> {
    await this.database.rows(
      `UPDATE mail_messages SET status = CASE WHEN $3 THEN 'failed' ELSE 'queued' END, last_error = $2,
              content = CASE WHEN $3 THEN NULL ELSE content END WHERE id = $1`,
      [id, reason, isGivenUp],
    );
  }

  /** Newest first. */
  list(limit: number, filter: { status?: MailStatus; beforeId?: string }): Promise<MailLogEntry[]> {
    return this.database.rows<MailLogEntry>(
      `SELECT id, recipients AS "to", subject, status, attempts, last_error AS "lastError",
              created_at AS "createdAt", sent_at AS "sentAt"
       FROM mail_messages
       WHERE ($2::text IS NULL OR status = $2) AND ($3::uuid IS NULL OR id < $3) ORDER BY id DESC LIMIT $1`,
      [limit, filter.status ?? null, filter.beforeId ?? null],
    );
  }
}
