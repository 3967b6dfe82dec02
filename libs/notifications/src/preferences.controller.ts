import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentUser } from '#identity';
import { ChangePreferences } from './commands/change-preferences.command.js';
import { ChangePreferencesBody, PreferencesAnswer } from './dto/notifications.dto.js';
import { PreferencesQuery } from './queries/preferences.query.js';
import { ReaderLanguage } from './reader-language.repository.js';

@ApiTags('notifications')
@Controller('notifications/preferences')
export class PreferencesController {
  constructor(
    private readonly preferences: PreferencesQuery,
    private readonly changing: ChangePreferences,
    private readonly language: ReaderLanguage,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What I am told by which channel, kind by kind.' })
  @ApiOkResponse({ type: PreferencesAnswer })
  async show(@CurrentUser() { userId }: Caller): Promise<PreferencesAnswer> {
    return this.preferences.of(userId, await this.language.of(userId));
  }

  @Patch()
  @ApiOperation({ summary: 'Choose; what is not named stays as it is.' })
  @ApiOkResponse({ type: PreferencesAnswer })
  async change(
    @CurrentUser() caller: Caller,
    @Body() body: ChangePreferencesBody,
  ): Promise<PreferencesAnswer> {
    await this.changing.run(caller.userId, body);
    return this.show(caller);
  }
}
