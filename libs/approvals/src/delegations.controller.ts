import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { PageQuery } from '#platform';
import { ChangeDelegations } from './commands/change-delegations.command.js';
import { type Delegation, DelegationsRepository } from './delegations.repository.js';
import { DelegationId } from './dto/id.pipes.js';
import { CreateDelegationBody, DelegationAnswer, DelegationPage } from './dto/routes.dto.js';

@ApiTags('approvals')
@Controller('approval-delegations')
export class DelegationsController {
  constructor(
    private readonly delegations: DelegationsRepository,
    private readonly changing: ChangeDelegations,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Who stands in for whom, newest first.' })
  @ApiOkResponse({ type: DelegationPage })
  async list(@Query() { limit, cursor }: PageQuery): Promise<DelegationPage> {
    const page = await this.delegations.page(limit, cursor);
    return { ...page, items: page.items.map(answerOf) };
  }

  @Post()
  @ApiOperation({ summary: 'Let somebody decide for you while you are away.' })
  @ApiCreatedResponse({ type: DelegationAnswer })
  async create(@Body() body: CreateDelegationBody): Promise<DelegationAnswer> {
    return answerOf(await this.changing.create(body));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'End it now.' })
  @ApiNoContentResponse()
  revoke(@Param('id', DelegationId) id: string): Promise<void> {
    return this.changing.revoke(id);
  }
}

function answerOf({ createdBy: _by, revokedAt, ...rest }: Delegation): DelegationAnswer {
  return { ...rest, revokedAt: revokedAt?.toISOString() ?? null };
}
