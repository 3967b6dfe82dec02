import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { idOf } from './catalog-id.pipe.js';
import { ReferenceQuery } from './dto/reference-list.dto.js';
import { TaxCodeAnswer, TaxCodePage, TaxRateAnswer, TaxRatePage } from './dto/taxes.dto.js';
import { ReferenceListQuery } from './queries/reference-list.query.js';
import { TaxCodesQuery } from './queries/tax-codes.query.js';

@ApiTags('catalog')
@Controller()
export class TaxesController {
  constructor(
    private readonly lists: ReferenceListQuery,
    private readonly taxCodes: TaxCodesQuery,
  ) {}

  @Get('tax-codes')
  @ApiOperation({ summary: 'A page of the tax codes with the rates each charges, by name.' })
  @ApiOkResponse({ type: TaxCodePage })
  codes(@Query() query: ReferenceQuery): Promise<TaxCodePage> {
    return this.taxCodes.page(query);
  }

  @Get('tax-codes/:id')
  @ApiOperation({ summary: 'One tax code with the rates it charges.' })
  @ApiOkResponse({ type: TaxCodeAnswer })
  code(@Param('id', idOf('tax code')) id: string): Promise<TaxCodeAnswer> {
    return this.taxCodes.one(id);
  }

  @Get('tax-rates')
  @ApiOperation({ summary: 'A page of the tax rates with their history, by name.' })
  @ApiOkResponse({ type: TaxRatePage })
  rates(@Query() query: ReferenceQuery): Promise<TaxRatePage> {
    return this.lists.page('taxRates', query);
  }

  @Get('tax-rates/:id')
  @ApiOperation({ summary: 'One tax rate.' })
  @ApiOkResponse({ type: TaxRateAnswer })
  rate(@Param('id', idOf('tax rate')) id: string): Promise<TaxRateAnswer> {
    return this.lists.one('taxRates', id);
  }
}
