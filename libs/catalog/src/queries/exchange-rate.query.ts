import { Inject, Injectable } from '@nestjs/common';
import { type Clock, DomainError, type LocalDate } from '#kernel';
import { CLOCK, currentScope } from '#platform';
import { FetchRates } from '../commands/fetch-rates.command.js';
import {
  type ExchangeRate,
  lastWeekday,
  oldestFor,
  type RateTable,
  rateBetween,
  rateTable,
} from '../domain/exchange-rates.js';
import { ExchangeRatesRepository } from '../exchange-rates.repository.js';

/** The bank publishes once a day: an answer without a newer rate is not asked for again at once. */
const ASK_AGAIN_AFTER_MS = 30 * 60_000;

/**
 * The rate for a document of some day: the day's own, or the last business day's carried forward. What is not known yet
 * is fetched, but never while a unit of work is open: no transaction waits for another system.
 */
@Injectable()
export class ExchangeRates {
  private readonly asked = new Map<string, number>();

  constructor(
    private readonly rates: ExchangeRatesRepository,
    private readonly fetching: FetchRates,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * `home` for one unit of `currency`, both ISO 4217. Throws `CATALOG.NO_RATE` when none is known for the ten days up to
   * `day`, and what `FetchRates` throws.
   */
  async on(currency: string, home: string, day: LocalDate): Promise<ExchangeRate> {
    const found = await this.known(currency, home, day);
    if (found && found.rateDate >= lastWeekday(day)) return found;
    const mayWait = currentScope()?.transaction === undefined;
    if (mayWait && (!found || this.mayAskAgain(`${currency} ${home} ${day}`))) {
      await this.fetch([currency, home], day, found !== undefined);
      const fresh = await this.known(currency, home, day);
      if (fresh) return fresh;
    }
    if (found) return found;
    throw new DomainError('CATALOG.NO_RATE', `No rate from ${currency} to ${home} is known for ${day}.`, {
      field: 'exchangeRate',
      fix: `Type in the ${home} that one ${currency} was worth that day.`,
    });
  }

  /** What is known of these days, in one query; nothing is fetched for it. */
  async table(from: LocalDate, to: LocalDate): Promise<RateTable> {
    return rateTable(await this.rates.between(oldestFor(from), to));
  }

  /** A rate from before will do when the bank cannot be reached now. */
  private async fetch(currencies: string[], day: LocalDate, hasOlder: boolean): Promise<void> {
    const foreign = [...new Set(currencies.filter((currency) => currency !== 'CAD'))];
    try {
      await this.fetching.run(foreign, day);
    } catch (error) {
      if (!hasOlder) throw error;
    }
  }

  private async known(currency: string, home: string, day: LocalDate): Promise<ExchangeRate | undefined> {
    const newest = await this.rates.newest([currency, home], oldestFor(day), day);
    return rateBetween(currency, home, (one) => newest.find((rate) => rate.currency === one));
  }

  private mayAskAgain(question: string): boolean {
    const now = this.clock.now().getTime();
    const last = this.asked.get(question);
    if (last !== undefined && now - last < ASK_AGAIN_AFTER_MS) return false;
    if (this.asked.size > 1000) this.asked.clear();
    this.asked.set(question, now);
    return true;
  }
}
