import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SaveTemplateCommand } from './commands/save-template.command.js';
import { templateNotFound } from './domain/template.js';
import {
  ChangeTemplateBody,
  CreateTemplateBody,
  TemplateAnswer,
  TemplateList,
  toCheckpoint,
} from './dto/templates.dto.js';
import { JobTemplatesRepository } from './job-templates.repository.js';

const templateId = new ParseUUIDPipe({ exceptionFactory: templateNotFound });
const EMPTY = { description: null, dueDays: null, workCentreId: null, lines: [], gates: [] };
const USUAL = { priority: 3, billingBasis: 'completed', active: true } as const;

@ApiTags('jobs')
@Controller('job-templates')
export class JobTemplatesController {
  constructor(
    private readonly templates: JobTemplatesRepository,
    private readonly save: SaveTemplateCommand,
  ) {}

  @Get()
  @ApiOperation({ summary: 'All templates, by name.' })
  @ApiOkResponse({ type: TemplateList })
  async all(): Promise<TemplateList> {
    return { items: await this.templates.all() };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One template.' })
  @ApiOkResponse({ type: TemplateAnswer })
  async one(@Param('id', templateId) id: string): Promise<TemplateAnswer> {
    const found = await this.templates.find(id);
    if (!found) throw templateNotFound();
    return found;
  }

  @Post()
  @ApiOperation({ summary: 'Keep what jobs of one kind have in common.' })
  @ApiCreatedResponse({ type: TemplateAnswer })
  create(@Body() { checkpoints = [], ...body }: CreateTemplateBody): Promise<TemplateAnswer> {
    return this.save.create({ ...EMPTY, ...USUAL, ...body, checkpoints: checkpoints.map(toCheckpoint) });
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change or retire it; jobs that were made of it stay as they are.' })
  @ApiOkResponse({ type: TemplateAnswer })
  change(
    @Param('id', templateId) id: string,
    @Body() { version, checkpoints, ...changes }: ChangeTemplateBody,
  ): Promise<TemplateAnswer> {
    return this.save.change(id, version, {
      ...changes,
      ...(checkpoints && { checkpoints: checkpoints.map(toCheckpoint) }),
    });
  }
}
