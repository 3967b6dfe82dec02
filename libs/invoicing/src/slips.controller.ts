import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { create as disposition } from 'content-disposition';
import { FILE_TYPES, ListFiles } from '#identity';
import type { FiledSlip } from './domain/slips/slip.js';
import { SlipListQuery, SlipSummaryAnswer, SlipYearQuery } from './dto/slips.dto.js';
import { slipList } from './queries/slip-list.js';
import { SlipsQuery } from './queries/slips.query.js';

const FILE = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('reports')
@Controller('reports')
export class SlipsController {
  constructor(
    private readonly slips: SlipsQuery,
    private readonly files: ListFiles,
  ) {}

  @Get('t5018')
  @ApiOperation({
    summary: "A year's payments to subcontractors, with tax, and what the CRA would ask about.",
  })
  @ApiOkResponse({ type: SlipSummaryAnswer })
  t5018(@Query() { year }: SlipYearQuery): Promise<SlipSummaryAnswer> {
    return this.slips.summary('t5018', year);
  }

  @Get('t4a')
  @ApiOperation({ summary: "A year's fees for services (box 048), before tax." })
  @ApiOkResponse({ type: SlipSummaryAnswer })
  t4a(@Query() { year }: SlipYearQuery): Promise<SlipSummaryAnswer> {
    return this.slips.summary('t4a', year);
  }

  @Get('t5018/file')
  @Header('cache-control', 'private, no-store')
  @ApiOperation({
    summary: "The T5018 return for the CRA's internet file transfer, with identification numbers.",
  })
  @ApiProduces('application/xml')
  @ApiOkResponse(FILE)
  t5018File(@Query() { year }: SlipYearQuery): Promise<StreamableFile> {
    return this.file('t5018', year);
  }

  @Get('t4a/file')
  @Header('cache-control', 'private, no-store')
  @ApiOperation({
    summary: "The T4A return for the CRA's internet file transfer, with identification numbers.",
  })
  @ApiProduces('application/xml')
  @ApiOkResponse(FILE)
  t4aFile(@Query() { year }: SlipYearQuery): Promise<StreamableFile> {
    return this.file('t4a', year);
  }

  @Get('t5018/list')
  @Header('cache-control', 'private, no-store')
  @ApiOperation({
    summary: 'The same to look through, as a CSV or Excel file or on paper; without any number.',
  })
  @ApiProduces(...Object.values(FILE_TYPES))
  @ApiOkResponse(FILE)
  t5018List(@Query() query: SlipListQuery): Promise<StreamableFile> {
    return this.list('t5018', query);
  }

  @Get('t4a/list')
  @Header('cache-control', 'private, no-store')
  @ApiOperation({
    summary: 'The same to look through, as a CSV or Excel file or on paper; without any number.',
  })
  @ApiProduces(...Object.values(FILE_TYPES))
  @ApiOkResponse(FILE)
  t4aList(@Query() query: SlipListQuery): Promise<StreamableFile> {
    return this.list('t4a', query);
  }

  private async list(kind: FiledSlip, query: SlipListQuery): Promise<StreamableFile> {
    return this.files.answer(slipList(kind, await this.slips.summary(kind, query.year)), query);
  }

  private async file(kind: FiledSlip, year: number): Promise<StreamableFile> {
    const bytes = Buffer.from(await this.slips.file(kind, year));
    return new StreamableFile(bytes, {
      type: 'application/xml',
      disposition: disposition(`${kind}-${year}.xml`),
      length: bytes.length,
    });
  }
}
