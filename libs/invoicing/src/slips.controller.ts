import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { create as disposition } from 'content-disposition';
import type { FiledSlip } from './domain/slips/slip.js';
import { SlipSummaryAnswer, SlipYearQuery } from './dto/slips.dto.js';
import { SlipsQuery } from './queries/slips.query.js';

const FILE = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('reports')
@Controller('reports')
export class SlipsController {
  constructor(private readonly slips: SlipsQuery) {}

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

  private async file(kind: FiledSlip, year: number): Promise<StreamableFile> {
    const bytes = Buffer.from(await this.slips.file(kind, year));
    return new StreamableFile(bytes, {
      type: 'application/xml',
      disposition: disposition(`${kind}-${year}.xml`),
      length: bytes.length,
    });
  }
}
