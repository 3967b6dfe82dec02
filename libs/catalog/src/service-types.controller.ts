import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { KeptListsCommand } from './commands/kept-lists.command.js';
import { entryNotFound } from './domain/catalog.errors.js';
import { serviceTypeList } from './domain/service-type.js';
import {
  ChangeServiceTypeBody,
  CreateServiceTypeBody,
  ServiceTypeAnswer,
  ServiceTypePage,
} from './dto/kept-lists.dto.js';
import { ReferenceQuery } from './dto/reference-list.dto.js';
import { KeptListsRepository } from './kept-lists.repository.js';

@ApiTags('catalog')
@Controller('service-types')
export class ServiceTypesController {
  constructor(
    private readonly lists: KeptListsRepository,
    private readonly command: KeptListsCommand,
  ) {}

  @Get()
  @ApiOperation({ summary: 'A page of the service types, by code.' })
  @ApiOkResponse({ type: ServiceTypePage })
  list(@Query() query: ReferenceQuery): Promise<ServiceTypePage> {
    return this.lists.page(serviceTypeList, query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One service type.' })
  @ApiOkResponse({ type: ServiceTypeAnswer })
  async one(@Param('id') id: string): Promise<ServiceTypeAnswer> {
    const found = await this.lists.find(serviceTypeList, id);
    if (!found) throw entryNotFound('service type');
    return found;
  }

  @Post()
  @ApiOperation({ summary: 'Add a service type.' })
  @ApiCreatedResponse({ type: ServiceTypeAnswer })
  create(@Body() body: CreateServiceTypeBody): Promise<ServiceTypeAnswer> {
    return this.command.create(serviceTypeList, body);
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change a service type: what is not sent stays as it is.' })
  @ApiOkResponse({ type: ServiceTypeAnswer })
  change(
    @Param('id') id: string,
    @Body() { version, ...changes }: ChangeServiceTypeBody,
  ): Promise<ServiceTypeAnswer> {
    return this.command.change(serviceTypeList, id, version, changes);
  }
}
