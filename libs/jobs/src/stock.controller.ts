import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError, isInstant } from '#kernel';
import { BookStockCommand } from './commands/book-stock.command.js';
import {
  BookedAnswer,
  BookStockBody,
  MovementPage,
  MovementsQuery,
  StockLevelsQuery,
  StockPage,
} from './dto/materials.dto.js';
import { StockQuery } from './queries/stock.query.js';

@ApiTags('jobs')
@Controller('stock')
export class StockController {
  constructor(
    private readonly stock: StockQuery,
    private readonly book: BookStockCommand,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What jobs hold and have used of the counted items, beside what the books say.' })
  @ApiOkResponse({ type: StockPage })
  levels(@Query() query: StockLevelsQuery): Promise<StockPage> {
    return this.stock.levels(query);
  }

  @Get('movements')
  @ApiOperation({ summary: 'The ledger of stock, newest first.' })
  @ApiOkResponse({ type: MovementPage })
  movements(@Query() query: MovementsQuery): Promise<MovementPage> {
    return this.stock.movements(query);
  }

  @Post('book')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Say that the accounting system knows what was used of an item until an instant.',
  })
  @ApiOkResponse({ type: BookedAnswer })
  async booked(@Body() { itemId, until }: BookStockBody): Promise<BookedAnswer> {
    if (!isInstant(until))
      throw new DomainError('HTTP.NOT_VALID', '"until" must be an instant such as 2026-11-21T08:00:00Z.', {
        field: 'until',
      });
    return { lines: await this.book.execute(itemId, new Date(until).toISOString()) };
  }
}
