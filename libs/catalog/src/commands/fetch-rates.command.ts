import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type LocalDate } from '#kernel';
import { CONFIG, type Config, EgressClient } from '#platform';
import { oldestFor, type PublishedRate, ratesIn, seriesOf } from '../domain/exchange-rates.js';
import { ExchangeRatesRepository } from '../exchange-rates.repository.js';

const FIX = 'Type in the rate, or try again later.';

/** Asks the Bank of Canada for the rates up to a day and keeps them. Never inside a unit of work. */
@Injectable()
export class FetchRates {
  constructor(
    private readonly egress: EgressClient,
    private readonly rates: ExchangeRatesRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Throws `CATALOG.RATES_UNAVAILABLE` when the bank does not answer, `CATALOG.NO_SUCH_RATE` for a currency it lacks. */
  async run(currencies: readonly string[], day: LocalDate): Promise<PublishedRate[]> {
    if (currencies.length === 0) return [];
    const series = currencies.map(seriesOf).join(',');
    const range = `start_date=${oldestFor(day)}&end_date=${day}`;
    const answer = await this.ask(`${this.config.bankOfCanadaUrl}/observations/${series}/json?${range}`);
    if (answer.status === 404) {
      throw new DomainError(
        'CATALOG.NO_SUCH_RATE',
        `The Bank of Canada publishes no rate for ${currencies.join(', ')}.`,
        { field: 'currency', fix: 'Type in the rate of the document.' },
      );
    }
    if (answer.status !== 200) throw unavailable();
    const published = ratesIn(answer.json(), currencies);
    if (published.length > 0) await this.rates.keep(published);
    return published;
  }

  private async ask(url: string) {
    try {
      return await this.egress.fetch(url, { timeoutMs: 10_000, maxBytes: 1024 * 1024 });
    } catch (error) {
      throw unavailable(error);
    }
  }
}

function unavailable(cause?: unknown): DomainError {
  return new DomainError('CATALOG.RATES_UNAVAILABLE', 'The Bank of Canada does not answer at the moment.', {
    kind: 'unavailable',
    fix: FIX,
    cause,
  });
}
