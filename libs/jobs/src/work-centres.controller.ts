import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SaveWorkCentreCommand } from './commands/save-work-centre.command.js';
import { workCentreNotFound } from './domain/work-centre.js';
import {
  ChangeWorkCentreBody,
  WorkCentreAnswer,
  WorkCentreBody,
  WorkCentreList,
} from './dto/work-centres.dto.js';
import { WorkCentresRepository } from './work-centres.repository.js';

const centreId = new ParseUUIDPipe({ exceptionFactory: workCentreNotFound });

@ApiTags('jobs')
@Controller('work-centres')
export class WorkCentresController {
  constructor(
    private readonly centres: WorkCentresRepository,
    private readonly save: SaveWorkCentreCommand,
  ) {}

  @Get()
  @ApiOperation({ summary: 'All work centres, by name.' })
  @ApiOkResponse({ type: WorkCentreList })
  async all(): Promise<WorkCentreList> {
    return { items: await this.centres.all() };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One work centre.' })
  @ApiOkResponse({ type: WorkCentreAnswer })
  async one(@Param('id', centreId) id: string): Promise<WorkCentreAnswer> {
    const found = await this.centres.find(id);
    if (!found) throw workCentreNotFound();
    return found;
  }

  @Post()
  @ApiOperation({ summary: 'Add a machine, a bench or a crew.' })
  @ApiCreatedResponse({ type: WorkCentreAnswer })
  create(@Body() { name, description = null }: WorkCentreBody): Promise<WorkCentreAnswer> {
    return this.save.create({ name, description, active: true });
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change or retire it.' })
  @ApiOkResponse({ type: WorkCentreAnswer })
  change(
    @Param('id', centreId) id: string,
    @Body() { version, ...changes }: ChangeWorkCentreBody,
  ): Promise<WorkCentreAnswer> {
    return this.save.change(id, version, changes);
  }
}
