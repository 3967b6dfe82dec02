import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApprovalSettingsRepository } from './approval-settings.repository.js';
import { ChangeSettings } from './commands/change-settings.command.js';
import { SettingsBody } from './dto/routes.dto.js';

@ApiTags('approvals')
@Controller('approval-settings')
export class ApprovalSettingsController {
  constructor(
    private readonly settings: ApprovalSettingsRepository,
    private readonly changing: ChangeSettings,
  ) {}

  @Get()
  @ApiOperation({ summary: 'How the organization approves.' })
  @ApiOkResponse({ type: SettingsBody })
  show(): Promise<SettingsBody> {
    return this.settings.read();
  }

  @Patch()
  @ApiOperation({ summary: 'Set the time to undo, what is approved unseen, and self-approval.' })
  @ApiOkResponse({ type: SettingsBody })
  change(@Body() body: SettingsBody): Promise<SettingsBody> {
    return this.changing.run(body);
  }
}
