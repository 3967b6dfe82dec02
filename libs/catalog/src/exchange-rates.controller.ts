import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ExchangeRateAnswer, ExchangeRateQuery } from './dto/exchange-rates.dto.js';
import { ExchangeRates } from './queries/exchange-rate.query.js';

@ApiTags('catalog')
@Controller('exchange-rates')
export class ExchangeRatesController {
  constructor(private readonly rates: ExchangeRates) {}

  @Get()
  @ApiOperation({ summary: 'The rate for a document of a day; the last business day counts on others.' })
  @ApiOkResponse({ type: ExchangeRateAnswer })
  async rate(@Query() { currency, day, home = 'CAD' }: ExchangeRateQuery): Promise<ExchangeRateAnswer> {
    const found = await this.rates.on(currency, home, day);
    return { currency, home, ...found, source: 'Bank of Canada' };
  }
}
