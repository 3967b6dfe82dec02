import { Controller, Get, Param, ParseIntPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { decodeCursor, PageQuery, toPage } from '#platform';
import { versionNotFound } from './domain/mapping.errors.js';
import { MappingVersionPage, WholeMappingVersionAnswer } from './dto/mappings.dto.js';
import { MappingId } from './mapping-id.pipe.js';
import { MappingVersionsRepository } from './mapping-versions.repository.js';
import { MappingList } from './queries/mapping-list.query.js';

const VersionNumber = new ParseIntPipe({ exceptionFactory: versionNotFound });
const MOST = 2_147_483_647;

@ApiTags('field-mappings')
@Controller('field-mappings/:id/versions')
export class MappingVersionsController {
  constructor(
    private readonly mappings: MappingList,
    private readonly versions: MappingVersionsRepository,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The versions of a mapping, newest first.' })
  @ApiOkResponse({ type: MappingVersionPage })
  async list(
    @Param('id', MappingId) id: string,
    @Query() { limit, cursor }: PageQuery,
  ): Promise<MappingVersionPage> {
    await this.mappings.one(id);
    const before = cursor ? Number(decodeCursor(cursor, 'int')[0]) : undefined;
    const rows = await this.versions.list(id, before, limit + 1);
    return toPage(
      rows,
      limit,
      ({ number }) => [number],
      (row) => row,
    );
  }

  @Get(':number')
  @ApiOperation({ summary: 'One version with its definition. What was published stays for ever.' })
  @ApiOkResponse({ type: WholeMappingVersionAnswer })
  async one(
    @Param('id', MappingId) id: string,
    @Param('number', VersionNumber) number: number,
  ): Promise<WholeMappingVersionAnswer> {
    await this.mappings.one(id);
    const found = number > 0 && number <= MOST ? await this.versions.find(id, number) : undefined;
    if (!found) throw versionNotFound();
    return found;
  }
}
