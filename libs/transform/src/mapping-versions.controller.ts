import { Controller, Get, Param, ParseIntPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PageQuery } from '#platform';
import { versionNotFound } from './domain/mapping.errors.js';
import { MappingVersionPage, WholeMappingVersionAnswer } from './dto/mappings.dto.js';
import { MappingId } from './mapping-id.pipe.js';
import { MappingVersionList } from './queries/mapping-version-list.query.js';

const VersionNumber = new ParseIntPipe({ exceptionFactory: versionNotFound });

@ApiTags('field-mappings')
@Controller('field-mappings/:id/versions')
export class MappingVersionsController {
  constructor(private readonly versions: MappingVersionList) {}

  @Get()
  @ApiOperation({ summary: 'The versions of a mapping, newest first.' })
  @ApiOkResponse({ type: MappingVersionPage })
  list(@Param('id', MappingId) id: string, @Query() query: PageQuery): Promise<MappingVersionPage> {
    return this.versions.page(id, query);
  }

  @Get(':number')
  @ApiOperation({ summary: 'One version with its definition. What was published stays for ever.' })
  @ApiOkResponse({ type: WholeMappingVersionAnswer })
  one(
    @Param('id', MappingId) id: string,
    @Param('number', VersionNumber) number: number,
  ): Promise<WholeMappingVersionAnswer> {
    return this.versions.one(id, number);
  }
}
