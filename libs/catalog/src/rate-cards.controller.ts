import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Money } from '#kernel';
import { RateCardsCommand } from './commands/rate-cards.command.js';
import { entryNotFound, noRateAgreed } from './domain/catalog.errors.js';
import { statutoryHolidays } from './domain/statutory-holidays.js';
import {
  ChangeRateCardBody,
  CreateRateCardBody,
  HolidayAnswer,
  HolidaysQuery,
  RateCardAnswer,
  RateCardPage,
  RateCardsQuery,
  RateInForceAnswer,
  RateInForceQuery,
} from './dto/rate-cards.dto.js';
import { RatesQuery } from './queries/rates.query.js';
import { RateCardsRepository } from './rate-cards.repository.js';

@ApiTags('catalog')
@Controller()
export class RateCardsController {
  constructor(
    private readonly cards: RateCardsRepository,
    private readonly command: RateCardsCommand,
    private readonly rates: RatesQuery,
  ) {}

  @Get('rate-cards')
  @ApiOperation({ summary: 'A page of the rate cards, by name.' })
  @ApiOkResponse({ type: RateCardPage })
  async list(@Query() query: RateCardsQuery): Promise<RateCardPage> {
    const { items, nextCursor } = await this.cards.page(query);
    return { items: items.map(shown), nextCursor };
  }

  @Get('rates/in-force')
  @ApiOperation({ summary: 'The rate that holds for some work on a day, and why.' })
  @ApiOkResponse({ type: RateInForceAnswer })
  async inForce(@Query() query: RateInForceQuery): Promise<RateInForceAnswer> {
    const [found] = await this.rates.execute([query]);
    if (!found) throw noRateAgreed();
    return shown(found);
  }

  @Get('statutory-holidays')
  @ApiOperation({ summary: 'The statutory holidays of a province in a year.' })
  @ApiOkResponse({ type: [HolidayAnswer] })
  holidays(@Query() { year, province }: HolidaysQuery): HolidayAnswer[] {
    return statutoryHolidays(year, province.toUpperCase());
  }

  @Get('rate-cards/:id')
  @ApiOperation({ summary: 'One rate card.' })
  @ApiOkResponse({ type: RateCardAnswer })
  async one(@Param('id') id: string): Promise<RateCardAnswer> {
    const found = await this.cards.find(id);
    if (!found) throw entryNotFound('rate card');
    return shown(found);
  }

  @Post('rate-cards')
  @ApiOperation({ summary: 'Add a rate card.' })
  @ApiCreatedResponse({ type: RateCardAnswer })
  async create(@Body() body: CreateRateCardBody): Promise<RateCardAnswer> {
    return shown(await this.command.create(body));
  }

  @Patch('rate-cards/:id')
  @ApiOperation({ summary: 'Change a rate card: what is not sent stays as it is.' })
  @ApiOkResponse({ type: RateCardAnswer })
  async change(
    @Param('id') id: string,
    @Body() { version, ...changes }: ChangeRateCardBody,
  ): Promise<RateCardAnswer> {
    return shown(await this.command.change(id, version, changes));
  }
}

/** Money leaves with two decimals; a rate with as many as it has. */
function shown<T extends { minimumCharge: string | null }>(card: T): T {
  const { minimumCharge } = card;
  return { ...card, minimumCharge: minimumCharge === null ? null : Money.of(minimumCharge).toFixed() };
}
