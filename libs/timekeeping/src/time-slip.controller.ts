import { Controller, Get, Header, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentUser, FILE_TYPES, ListFiles } from '#identity';
import { ContractorId } from './dto/ids.pipe.js';
import { TimeSlipQuery } from './dto/weeks.dto.js';
import { ReachTime } from './queries/reach-time.query.js';
import { TimeSlip } from './queries/time-slip.query.js';

@ApiTags('time-entries')
@Controller('contractors/:id/time-slip')
export class TimeSlipController {
  constructor(
    private readonly slips: TimeSlip,
    private readonly reach: ReachTime,
    private readonly files: ListFiles,
  ) {}

  @Get()
  @Header('cache-control', 'private, no-store')
  @ApiOperation({ summary: 'The week of one person, a row an entry, as a CSV or Excel file or on paper.' })
  @ApiProduces(...Object.values(FILE_TYPES))
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(
    @Param('id', ContractorId) id: string,
    @Query() query: TimeSlipQuery,
    @CurrentUser() caller: Caller,
  ): Promise<StreamableFile> {
    await this.reach.known(id, caller);
    return this.files.answer(await this.slips.of(id, query.day), query);
  }
}
