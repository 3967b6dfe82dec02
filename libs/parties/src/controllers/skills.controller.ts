import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { PageQuery } from '#platform';
import { BelongingsCommand } from '../commands/belongings.command.js';
import type { Owner } from '../domain/belonging.js';
import { skillKind } from '../domain/skill.js';
import { ChangeSkillBody, CreateSkillBody, SkillAnswer, SkillPage } from '../dto/skills.dto.js';

@ApiTags('contractors')
@Controller('contractors/:id/skills')
export class ContractorSkillsController {
  constructor(private readonly belongings: BelongingsCommand) {}

  @Get()
  @ApiOperation({ summary: 'The skills, oldest first.' })
  @ApiOkResponse({ type: SkillPage })
  list(@Param('id') id: string, @Query() query: PageQuery): Promise<SkillPage> {
    return this.belongings.list(skillKind, contractor(id), query);
  }

  @Post()
  @ApiOperation({ summary: 'Add a skill.' })
  @ApiCreatedResponse({ type: SkillAnswer })
  add(@Param('id') id: string, @Body() body: CreateSkillBody): Promise<SkillAnswer> {
    return this.belongings.add(skillKind, contractor(id), body);
  }

  @Patch(':skillId')
  @ApiOperation({ summary: 'Change a skill: what is not sent stays as it is.' })
  @ApiOkResponse({ type: SkillAnswer })
  change(
    @Param('id') id: string,
    @Param('skillId') rowId: string,
    @Body() body: ChangeSkillBody,
  ): Promise<SkillAnswer> {
    return this.belongings.change(skillKind, contractor(id), rowId, body);
  }

  @Delete(':skillId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a skill.' })
  @ApiNoContentResponse()
  remove(@Param('id') id: string, @Param('skillId') rowId: string): Promise<void> {
    return this.belongings.remove(skillKind, contractor(id), rowId);
  }
}

function contractor(id: string): Owner {
  return { kind: 'contractor', id };
}
