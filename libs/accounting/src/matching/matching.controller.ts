import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { MatchDesk } from './match-desk.js';
import {
  MatchAnswersBody,
  MatchCandidatesAnswer,
  MatchCandidatesQuery,
  MatchCountsAnswer,
  MatchesAlikeBody,
} from './matching.dto.js';

const Uuid = () => Param('id', ParseUUIDPipe);

@ApiTags('integrations')
@Controller('sync-plans/:id')
export class MatchingController {
  constructor(private readonly desk: MatchDesk) {}

  @Get('matches')
  @ApiOperation({ summary: 'What the books seem to have of ours: how many are decided, by kind' })
  @ApiOkResponse({ type: MatchCountsAnswer })
  async counts(@Uuid() id: string): Promise<MatchCountsAnswer> {
    return { items: await this.desk.counts(id) };
  }

  @Put('matches')
  @ApiOperation({
    summary: 'Say of records there which of ours they are; kept for the company, nothing is linked yet',
  })
  @ApiOkResponse({ type: MatchCountsAnswer })
  async say(@Uuid() id: string, @Body() { answers }: MatchAnswersBody): Promise<MatchCountsAnswer> {
    return { items: await this.desk.say(id, answers) };
  }

  @Post('matches/alike')
  @HttpCode(200)
  @ApiOperation({ summary: 'Decide all alike that nobody has decided yet' })
  @ApiOkResponse({ type: MatchCountsAnswer })
  async sayAlike(@Uuid() id: string, @Body() body: MatchesAlikeBody): Promise<MatchCountsAnswer> {
    return { items: await this.desk.sayAlike(id, body) };
  }

  @Get('candidates')
  @ApiOperation({ summary: 'Ours that one record there may be, the likeliest first' })
  @ApiOkResponse({ type: MatchCandidatesAnswer })
  async candidates(@Uuid() id: string, @Query() query: MatchCandidatesQuery): Promise<MatchCandidatesAnswer> {
    return { items: await this.desk.candidates(id, query) };
  }
}
