import { Body, Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SetRules } from './commands/set-rule.command.js';
import { BackTestAnswer, BackTestBody } from './dto/reports.dto.js';
import { RulesAnswer, SetRulesBody } from './dto/rules.dto.js';
import { BackTest } from './queries/back-test.query.js';
import { ShowRules } from './queries/show-rules.query.js';

@ApiTags('validation rules')
@Controller('validation-rules')
export class ValidationRulesController {
  constructor(
    private readonly show: ShowRules,
    private readonly set: SetRules,
    private readonly backTest: BackTest,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Every rule, as the organization has set it.' })
  @ApiOkResponse({ type: RulesAnswer })
  async list(): Promise<RulesAnswer> {
    return { items: await this.show.run() };
  }

  @Patch()
  @ApiOperation({ summary: 'Switch rules on or off, and set how grave they are and their parameters.' })
  @ApiOkResponse({ type: RulesAnswer })
  async change(@Body() { rules }: SetRulesBody): Promise<RulesAnswer> {
    await this.set.run(rules);
    return { items: await this.show.run() };
  }

  @Post(':rule/back-test')
  @HttpCode(200)
  @ApiOperation({ summary: 'What a rule would have found in the last 90 days. Changes nothing.' })
  @ApiOkResponse({ type: BackTestAnswer })
  tryOut(@Param('rule') rule: string, @Body() body: BackTestBody): Promise<BackTestAnswer> {
    return this.backTest.run(rule, body);
  }
}
