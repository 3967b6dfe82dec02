import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AuditLog } from '#platform';
import { ChoosePartnerCommand } from './choose-partner.command.js';
import {
  CandidatesAnswer,
  CandidatesQuery,
  ChoosePartnerBody,
  ChosenPartnerAnswer,
  MappedCountsAnswer,
  MappedRecordsAnswer,
  MappedRecordsQuery,
  MappingPath,
} from './mappings.dto.js';
import { MappingsQuery } from './mappings.query.js';

@ApiTags('integrations')
@Controller('integrations/:id/mappings')
export class MappingsController {
  constructor(
    private readonly queries: MappingsQuery,
    private readonly choices: ChoosePartnerCommand,
    private readonly audit: AuditLog,
  ) {}

  @Get('counts')
  @ApiOperation({ summary: 'How many entries of our lists have a partner in the books' })
  @ApiOkResponse({ type: MappedCountsAnswer })
  counts(@Param('id', ParseUUIDPipe) id: string): Promise<MappedCountsAnswer> {
    return this.queries.counts(id);
  }

  @Get('records')
  @ApiOperation({
    summary: 'Our list entries with their partners; those that a parked write waits for come first',
  })
  @ApiOkResponse({ type: MappedRecordsAnswer })
  records(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: MappedRecordsQuery,
  ): Promise<MappedRecordsAnswer> {
    return this.queries.records(id, query);
  }

  @Get('candidates')
  @ApiOperation({ summary: 'What the books have that one of our entries could be, the likeliest first' })
  @ApiOkResponse({ type: CandidatesAnswer })
  candidates(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: CandidatesQuery,
  ): Promise<CandidatesAnswer> {
    return this.queries.candidates(id, query);
  }

  @Put(':entity/:recordId')
  @ApiOperation({ summary: 'Say as what one of our entries is sent' })
  @ApiOkResponse({ type: ChosenPartnerAnswer })
  async choose(@Param() path: MappingPath, @Body() body: ChoosePartnerBody): Promise<ChosenPartnerAnswer> {
    return this.choices.execute(await this.queries.find(path), body, this.audit);
  }

  @Delete(':entity/:recordId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take the choice back' })
  async forget(@Param() path: MappingPath): Promise<void> {
    await this.choices.forget(await this.queries.find(path), this.audit);
  }
}
