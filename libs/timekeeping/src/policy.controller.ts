import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ChangePolicy } from './commands/change-policy.command.js';
import { ChangePolicyBody, PolicyAnswer } from './dto/policy.dto.js';
import { PoliciesRepository } from './policies.repository.js';

@ApiTags('time-entries')
@Controller('timekeeping-policy')
export class PolicyController {
  constructor(
    private readonly policies: PoliciesRepository,
    private readonly changing: ChangePolicy,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'How this organization keeps time: rounding, weeks, forgotten timers, limits of expenses.',
  })
  @ApiOkResponse({ type: PolicyAnswer })
  async show(): Promise<PolicyAnswer> {
    return PolicyAnswer.of(await this.policies.current());
  }

  @Patch()
  @ApiOperation({ summary: 'Change it from now on; what is recorded keeps what it was recorded with.' })
  @ApiOkResponse({ type: PolicyAnswer })
  async change(@Body() body: ChangePolicyBody): Promise<PolicyAnswer> {
    return PolicyAnswer.of(await this.changing.run(body));
  }
}
