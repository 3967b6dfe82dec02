import { Inject, Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { type Clock, localDateOf } from '#kernel';
import { CLOCK, CONFIG, type Config, Log } from '#platform';
import { FetchRates } from '../commands/fetch-rates.command.js';
import { ExchangeRatesRepository } from '../exchange-rates.repository.js';

const BANK_ZONE = 'America/Toronto';
/** Asked for from the first day on; others from the first document that needs them. */
const ALWAYS = ['USD'];

/** Fetches the day's rates after the bank has published them, at 16:30 in Ottawa. */
@Injectable()
export class ExchangeRatesSchedule {
  constructor(
    private readonly rates: ExchangeRatesRepository,
    private readonly fetching: FetchRates,
    private readonly log: Log,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Cron('0 45 16 * * 1-5', { name: 'exchange-rates', timeZone: BANK_ZONE })
  async fetchToday(): Promise<void> {
    if (this.config.role === 'api') return;
    const currencies = [...new Set([...ALWAYS, ...(await this.rates.currencies())])];
    try {
      await this.fetching.run(currencies, localDateOf(this.clock.now(), BANK_ZONE));
    } catch (error) {
      // The next document that needs a rate asks again, and until then the last one counts.
      this.log.warn('The exchange rates of today could not be fetched.', { error });
    }
  }
}
