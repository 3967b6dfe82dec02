import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentUser } from '#identity';
import { RecordTime } from './commands/record-time.command.js';
import { said } from './domain/said.js';
import { ContractorId } from './dto/ids.pipe.js';
import { RecordOwnTimeBody } from './dto/record-time.dto.js';
import { TimeEntryAnswer } from './dto/time-entries.dto.js';
import { ReachTime } from './queries/reach-time.query.js';

@ApiTags('time-entries')
@Controller('contractors')
export class ContractorTimeController {
  constructor(
    private readonly recording: RecordTime,
    private readonly reach: ReachTime,
  ) {}

  @Post(':id/time')
  @ApiOperation({ summary: 'Record time of this contractor; a contractor can do so for herself.' })
  @ApiCreatedResponse({ type: TimeEntryAnswer })
  record(
    @Param('id', ContractorId) contractorId: string,
    @Body() body: RecordOwnTimeBody,
    @CurrentUser() caller: Caller,
  ): Promise<TimeEntryAnswer> {
    this.reach.contractor(contractorId, caller);
    return this.recording.run({ ...said(body), contractorId });
  }
}
