import { Body, Controller, Get, Patch, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ChangeTaxSettings } from './commands/change-tax-settings.command.js';
import type { TaxCodeSuggestion } from './domain/tax-engine/suggest-tax-code.js';
import {
  ChangeTaxSettingsBody,
  TaxSettingsAnswer,
  TaxSuggestionAnswer,
  TaxSuggestionQuery,
} from './dto/tax-rules.dto.js';
import { TaxAdvice } from './queries/tax-advice.query.js';

@ApiTags('catalog')
@Controller()
export class TaxRulesController {
  constructor(
    private readonly advice: TaxAdvice,
    private readonly changing: ChangeTaxSettings,
  ) {}

  @Get('tax-settings')
  @ApiOperation({ summary: 'Where taxes are rounded, and what is taxed differently from the usual.' })
  @ApiOkResponse({ type: TaxSettingsAnswer })
  settings(): Promise<TaxSettingsAnswer> {
    return this.advice.taxSettings();
  }

  @Patch('tax-settings')
  @ApiOperation({ summary: 'Change the rounding or the exceptions. Documents keep the tax they have.' })
  @ApiOkResponse({ type: TaxSettingsAnswer })
  change(@Body() body: ChangeTaxSettingsBody): Promise<TaxSettingsAnswer> {
    return this.changing.run(body);
  }

  @Get('tax-suggestion')
  @ApiOperation({ summary: 'Which taxes a line bears at a place on a day, and which tax code charges them.' })
  @ApiOkResponse({ type: TaxSuggestionAnswer })
  async suggestion(@Query() query: TaxSuggestionQuery): Promise<TaxSuggestionAnswer> {
    const { province, country, ...question } = query;
    const [answer] = await this.advice.suggest([
      { ...question, site: { province, country }, home: province },
    ]);
    return answer as TaxCodeSuggestion;
  }
}
