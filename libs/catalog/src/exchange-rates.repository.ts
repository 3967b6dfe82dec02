import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#kernel';
import { Database } from '#platform';
import type { PublishedRate } from './domain/exchange-rates.js';

/** Published rates belong to no organization: the whole installation shares them. */
@Injectable()
export class ExchangeRatesRepository {
  constructor(private readonly database: Database) {}

  /** For each currency the newest rate from `oldest` to `day`. */
  async newest(currencies: readonly string[], oldest: LocalDate, day: LocalDate): Promise<PublishedRate[]> {
    const { rows } = await this.database.unscoped.query<PublishedRate>(
      `SELECT DISTINCT ON (currency) currency, rate_date::text AS day, trim_scale(rate)::text AS rate
       FROM exchange_rates WHERE currency = ANY ($1) AND rate_date BETWEEN $2 AND $3
       ORDER BY currency, rate_date DESC`,
      [currencies, oldest, day],
    );
    return rows;
  }

  /** Every rate of these days. */
  async between(from: LocalDate, to: LocalDate): Promise<PublishedRate[]> {
    const { rows } = await this.database.unscoped.query<PublishedRate>(
      `SELECT currency, rate_date::text AS day, trim_scale(rate)::text AS rate
       FROM exchange_rates WHERE rate_date BETWEEN $1 AND $2`,
      [from, to],
    );
    return rows;
  }

  /** Keeps what is new. The bank corrects a rate now and then, and the correction counts. */
  async keep(rates: readonly PublishedRate[]): Promise<void> {
    await this.database.unscoped.query(
      `INSERT INTO exchange_rates (currency, rate_date, rate)
       SELECT * FROM unnest($1::text[], $2::date[], $3::numeric[])
       ON CONFLICT (currency, rate_date) DO UPDATE SET rate = EXCLUDED.rate, fetched_at = now()
       WHERE exchange_rates.rate IS DISTINCT FROM EXCLUDED.rate`,
      [rates.map(({ currency }) => currency), rates.map(({ day }) => day), rates.map(({ rate }) => rate)],
    );
  }

  async currencies(): Promise<string[]> {
    const { rows } = await this.database.unscoped.query<{ currency: string }>(
      'SELECT DISTINCT currency FROM exchange_rates ORDER BY currency',
    );
    return rows.map(({ currency }) => currency);
  }
}
