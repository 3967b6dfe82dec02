import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { MappingsCommand } from './commands/mappings.command.js';
import { PublishMapping } from './commands/publish-mapping.command.js';
import { definitionOf } from './dto/definition.dto.js';
import {
  ChangeFieldMappingBody,
  CreateFieldMappingBody,
  FieldMappingAnswer,
  FieldMappingPage,
  FieldMappingsQuery,
  PublishMappingBody,
  SavedMappingAnswer,
  SaveMappingDraftBody,
} from './dto/mappings.dto.js';
import { MappingId } from './mapping-id.pipe.js';
import { MappingList } from './queries/mapping-list.query.js';
import { MappingTrials } from './queries/mapping-trials.query.js';

@ApiTags('field-mappings')
@Controller('field-mappings')
export class MappingsController {
  constructor(
    private readonly mappings: MappingList,
    private readonly changing: MappingsCommand,
    private readonly publishing: PublishMapping,
    private readonly trials: MappingTrials,
  ) {}

  @Get()
  @ApiOperation({ summary: 'A page of the mappings, by name.' })
  @ApiOkResponse({ type: FieldMappingPage })
  list(@Query() query: FieldMappingsQuery): Promise<FieldMappingPage> {
    return this.mappings.page(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One mapping, with the numbers of its draft and of the version in use.' })
  @ApiOkResponse({ type: FieldMappingAnswer })
  one(@Param('id', MappingId) id: string): Promise<FieldMappingAnswer> {
    return this.mappings.one(id);
  }

  @Post()
  @ApiOperation({ summary: 'Begin a mapping with a draft.' })
  @ApiCreatedResponse({ type: SavedMappingAnswer })
  async create(@Body() { name, purpose, definition }: CreateFieldMappingBody): Promise<SavedMappingAnswer> {
    const made = definitionOf(definition);
    const { id } = await this.changing.create({ name, purpose, definition: made });
    return { ...(await this.mappings.one(id)), problems: this.trials.problemsOf(purpose, made) };
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Rename a mapping, or take it out of use.' })
  @ApiOkResponse({ type: FieldMappingAnswer })
  async change(
    @Param('id', MappingId) id: string,
    @Body() { version, ...changes }: ChangeFieldMappingBody,
  ): Promise<FieldMappingAnswer> {
    await this.changing.change(id, version, changes);
    return this.mappings.one(id);
  }

  @Put(':id/draft')
  @ApiOperation({ summary: 'Save the draft; what is published stays as it is.' })
  @ApiOkResponse({ type: SavedMappingAnswer })
  async saveDraft(
    @Param('id', MappingId) id: string,
    @Body() { version, definition }: SaveMappingDraftBody,
  ): Promise<SavedMappingAnswer> {
    const made = definitionOf(definition);
    const { purpose } = await this.changing.saveDraft(id, version, made);
    return { ...(await this.mappings.one(id)), problems: this.trials.problemsOf(purpose, made) };
  }

  @Post(':id/publish')
  @HttpCode(200)
  @ApiOperation({ summary: 'Put the draft into use, when every sample becomes what is expected of it.' })
  @ApiOkResponse({ type: FieldMappingAnswer })
  async publish(
    @Param('id', MappingId) id: string,
    @Body() { version }: PublishMappingBody,
  ): Promise<FieldMappingAnswer> {
    await this.publishing.execute(id, version);
    return this.mappings.one(id);
  }
}
