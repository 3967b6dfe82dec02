import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { Language } from './domain/notification-kind.js';
import { languageOf } from './domain/render.js';

/** The language that a person chose. */
@Injectable()
export class ReaderLanguage {
  constructor(private readonly database: Database) {}

  async of(userId: string): Promise<Language> {
    const [row] = await this.database.rows<{ locale: string }>('SELECT locale FROM users WHERE id = $1', [
      userId,
    ]);
    return languageOf(row?.locale);
  }
}
