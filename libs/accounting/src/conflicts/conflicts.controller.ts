import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { decodeCursor } from '#platform';
import { page } from '../queries/connection.queries.js';
import { ConflictsRepository } from '../sync/conflicts.repository.js';
import { ConflictAnswers } from './conflict-answers.js';
import { ConflictsAnswer, ConflictsQuery, ResolveBody, ResolvedAnswer } from './conflicts.dto.js';
import { ResolveConflictCommand } from './resolve-conflict.command.js';

@ApiTags('conflicts')
@Controller('conflicts')
export class ConflictsController {
  constructor(
    private readonly conflicts: ConflictsRepository,
    private readonly answers: ConflictAnswers,
    private readonly resolution: ResolveConflictCommand,
  ) {}

  @Get()
  @ApiOkResponse({ type: ConflictsAnswer })
  async list(@Query() { status = 'open', cursor, limit }: ConflictsQuery): Promise<ConflictsAnswer> {
    const before = cursor === undefined ? undefined : String(decodeCursor(cursor, 'id')[0]);
    const found = await this.conflicts.list(status, before, limit + 1);
    const { items, nextCursor } = page(
      found,
      limit,
      ({ id }) => id,
      (one) => one,
    );
    return { items: await this.answers.of(items), nextCursor };
  }

  @Post(':id/resolve')
  @HttpCode(200)
  @ApiOperation({ summary: 'Decide a conflict, and all that are alike when asked to' })
  @ApiOkResponse({ type: ResolvedAnswer })
  resolve(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { choice, fields, alike }: ResolveBody,
  ): Promise<ResolvedAnswer> {
    const sides = fields && Object.fromEntries(fields.map(({ field, side }) => [field, side]));
    const decision = { choice, ...(sides && { fields: sides }) };
    return alike ? this.resolution.executeAlike(id, decision) : this.resolution.execute(id, decision);
  }
}
