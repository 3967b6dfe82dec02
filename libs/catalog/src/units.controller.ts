import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { KeptListsCommand } from './commands/kept-lists.command.js';
import { entryNotFound } from './domain/catalog.errors.js';
import { unitList } from './domain/unit.js';
import { ChangeUnitBody, CreateUnitBody, UnitAnswer, UnitPage } from './dto/kept-lists.dto.js';
import { ReferenceQuery } from './dto/reference-list.dto.js';
import { KeptListsRepository } from './kept-lists.repository.js';

@ApiTags('catalog')
@Controller('units')
export class UnitsController {
  constructor(
    private readonly lists: KeptListsRepository,
    private readonly command: KeptListsCommand,
  ) {}

  @Get()
  @ApiOperation({ summary: 'A page of the units, by code.' })
  @ApiOkResponse({ type: UnitPage })
  list(@Query() query: ReferenceQuery): Promise<UnitPage> {
    return this.lists.page(unitList, query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One unit.' })
  @ApiOkResponse({ type: UnitAnswer })
  async one(@Param('id') id: string): Promise<UnitAnswer> {
    const found = await this.lists.find(unitList, id);
    if (!found) throw entryNotFound('unit');
    return found;
  }

  @Post()
  @ApiOperation({ summary: 'Add a unit.' })
  @ApiCreatedResponse({ type: UnitAnswer })
  create(@Body() body: CreateUnitBody): Promise<UnitAnswer> {
    return this.command.create(unitList, body);
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change a unit: what is not sent stays as it is.' })
  @ApiOkResponse({ type: UnitAnswer })
  change(@Param('id') id: string, @Body() { version, ...changes }: ChangeUnitBody): Promise<UnitAnswer> {
    return this.command.change(unitList, id, version, changes);
  }
}
