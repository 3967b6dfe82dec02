import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { SamplesCommand } from './commands/samples.command.js';
import type { Output } from './domain/output.js';
import { AddSampleBody, MappingSampleAnswer, MappingSamplesAnswer } from './dto/trials.dto.js';
import { MappingId } from './mapping-id.pipe.js';
import { MappingSamplesRepository, type StoredSample } from './mapping-samples.repository.js';
import { MappingList } from './queries/mapping-list.query.js';

@ApiTags('field-mappings')
@Controller('field-mappings/:id/samples')
export class MappingSamplesController {
  constructor(
    private readonly mappings: MappingList,
    private readonly samples: MappingSamplesRepository,
    private readonly changing: SamplesCommand,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The records that a mapping is tried with, at most a hundred.' })
  @ApiOkResponse({ type: MappingSamplesAnswer })
  async list(@Param('id', MappingId) id: string): Promise<MappingSamplesAnswer> {
    await this.mappings.one(id);
    return { items: (await this.samples.of(id)).map(toSample) };
  }

  @Post()
  @ApiOperation({ summary: 'Keep a record, and what it should become.' })
  @ApiCreatedResponse({ type: MappingSampleAnswer })
  async add(@Param('id', MappingId) id: string, @Body() body: AddSampleBody): Promise<MappingSampleAnswer> {
    const { name, record, expected = null } = body;
    return toSample(
      await this.changing.add(id, { name, record, expected: expected as Record<string, Output> | null }),
    );
  }

  @Delete(':sampleId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a sample.' })
  @ApiNoContentResponse()
  remove(@Param('id', MappingId) id: string, @Param('sampleId') sampleId: string): Promise<void> {
    return this.changing.remove(id, sampleId);
  }
}

function toSample({ id, name, record, expected, createdAt }: StoredSample): MappingSampleAnswer {
  return { id, name, record, expected, createdAt };
}
