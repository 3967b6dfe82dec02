import { Controller, Get, Header, Param, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { OpenLink } from './commands/open-link.command.js';
import { pdfFile } from './dto/pdf-file.js';

@ApiTags('invoices')
@Controller('public/invoices')
export class PublicInvoicesController {
  constructor(private readonly opening: OpenLink) {}

  @Get(':token')
  @Header('cache-control', 'private, no-store')
  @Header('x-robots-tag', 'noindex')
  @ApiOperation({
    summary: 'The invoice behind the link in a letter. The signature in it takes the place of a token.',
  })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async open(@Param('token') token: string): Promise<StreamableFile> {
    return pdfFile(await this.opening.run(token));
  }
}
