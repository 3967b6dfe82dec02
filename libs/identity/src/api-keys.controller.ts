import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { decodeCursor, PageQuery, toPage } from '#platform';
import { type Caller, CurrentUser } from './access/caller.js';
import { ApiKeysRepository } from './api-keys.repository.js';
import { ApiKeysCommand } from './commands/api-keys.command.js';
import { ApiKeyAnswer, ApiKeyPage, CreateApiKeyBody, NewApiKeyAnswer } from './dto/api-key.dto.js';
import { IdPipe } from './dto/id.pipe.js';

@ApiTags('api-keys')
@Controller('api-keys')
export class ApiKeysController {
  constructor(
    private readonly keys: ApiKeysRepository,
    private readonly command: ApiKeysCommand,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The API keys in force, newest first; never the keys themselves.' })
  @ApiOkResponse({ type: ApiKeyPage })
  async list(@Query() { limit, cursor }: PageQuery): Promise<ApiKeyPage> {
    const before = cursor === undefined ? undefined : String(decodeCursor(cursor, 'id')[0]);
    const rows = await this.keys.list(limit + 1, before);
    return toPage(rows, limit, (row) => [row.id], ApiKeyAnswer.of);
  }

  @Post()
  @ApiOperation({ summary: 'Make a key for a program. The answer shows it once.' })
  @ApiCreatedResponse({ type: NewApiKeyAnswer })
  async create(@Body() body: CreateApiKeyBody, @CurrentUser() caller: Caller): Promise<NewApiKeyAnswer> {
    const { key, ...made } = await this.command.create(body, caller);
    return { ...ApiKeyAnswer.of(made), key };
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Revoke a key at once.' })
  revoke(@Param('id', IdPipe) id: string): Promise<void> {
    return this.command.revoke(id);
  }
}
