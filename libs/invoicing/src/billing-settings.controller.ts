import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ChangeSettings } from './commands/change-settings.command.js';
import { BillingSettingsAnswer, BillingSettingsBody } from './dto/billing.dto.js';

@ApiTags('invoices')
@Controller('billing-settings')
export class BillingSettingsController {
  constructor(private readonly settings: ChangeSettings) {}

  @Get()
  @ApiOperation({ summary: 'The items that holdbacks, deposits, freight and expenses are billed with.' })
  @ApiOkResponse({ type: BillingSettingsAnswer })
  show(): Promise<BillingSettingsAnswer> {
    return this.settings.show();
  }

  @Put()
  @ApiOperation({ summary: 'Change them. What is not named stays; null empties.' })
  @ApiOkResponse({ type: BillingSettingsAnswer })
  change(@Body() body: BillingSettingsBody): Promise<BillingSettingsAnswer> {
    return this.settings.run(body);
  }
}
