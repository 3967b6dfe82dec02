import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ChangeDependenciesCommand } from './commands/change-dependencies.command.js';
import { DependencyBody, DependencyLists } from './dto/dependencies.dto.js';
import { jobId } from './dto/job-id.pipe.js';
import { JobParts } from './queries/job-parts.query.js';

@ApiTags('jobs')
@Controller('jobs/:id/dependencies')
export class JobDependenciesController {
  constructor(
    private readonly parts: JobParts,
    private readonly change: ChangeDependenciesCommand,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What it waits for, and what waits for it.' })
  @ApiOkResponse({ type: DependencyLists })
  all(@Param('id', jobId) id: string): Promise<DependencyLists> {
    return this.parts.dependencies(id);
  }

  @Post()
  @ApiOperation({ summary: 'Let it wait for another job.' })
  @ApiCreatedResponse({ type: DependencyLists })
  async add(
    @Param('id', jobId) id: string,
    @Body() { waitsForId }: DependencyBody,
  ): Promise<DependencyLists> {
    await this.change.add(id, waitsForId);
    return this.parts.dependencies(id);
  }

  @Delete(':waitsForId')
  @ApiOperation({ summary: 'Let it wait no longer.' })
  @ApiOkResponse({ type: DependencyLists })
  async remove(
    @Param('id', jobId) id: string,
    @Param('waitsForId', jobId) waitsForId: string,
  ): Promise<DependencyLists> {
    await this.change.remove(id, waitsForId);
    return this.parts.dependencies(id);
  }
}
