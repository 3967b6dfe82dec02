import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { idOf } from './catalog-id.pipe.js';
import { ChangeItemCommand } from './commands/change-item.command.js';
import { CreateItemCommand } from './commands/create-item.command.js';
import { entryNotFound } from './domain/catalog.errors.js';
import { ChangeItemBody, CreateItemBody, ItemAnswer, ItemPage, ItemsQuery } from './dto/items.dto.js';
import { ItemsRepository } from './items.repository.js';

@ApiTags('catalog')
@Controller('items')
export class ItemsController {
  constructor(
    private readonly items: ItemsRepository,
    private readonly createItem: CreateItemCommand,
    private readonly changeItem: ChangeItemCommand,
  ) {}

  @Get()
  @ApiOperation({ summary: 'A page of the items, by name.' })
  @ApiOkResponse({ type: ItemPage })
  list(@Query() query: ItemsQuery): Promise<ItemPage> {
    return this.items.page(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One item.' })
  @ApiOkResponse({ type: ItemAnswer })
  async one(@Param('id', idOf('item')) id: string): Promise<ItemAnswer> {
    const found = await this.items.find(id);
    if (!found) throw entryNotFound('item');
    return found;
  }

  @Post()
  @ApiOperation({ summary: 'Add an item.' })
  @ApiCreatedResponse({ type: ItemAnswer })
  create(@Body() body: CreateItemBody): Promise<ItemAnswer> {
    return this.createItem.execute(body);
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change an item: what is not sent stays as it is.' })
  @ApiOkResponse({ type: ItemAnswer })
  change(
    @Param('id', idOf('item')) id: string,
    @Body() { version, ...changes }: ChangeItemBody,
  ): Promise<ItemAnswer> {
    return this.changeItem.execute(id, version, changes);
  }
}
