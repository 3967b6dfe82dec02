import { Controller, Get, Header, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CustomerId } from './dto/id.pipes.js';
import { pdfFile } from './dto/pdf-file.js';
import { StatementAnswer, StatementPaperQuery, StatementQuery } from './dto/statements.dto.js';
import { CustomerStatements } from './queries/customer-statements.query.js';
import { StatementPapers } from './queries/statement-papers.query.js';

@ApiTags('customers')
@Controller('customers/:id/statement')
export class CustomerStatementsController {
  constructor(
    private readonly statements: CustomerStatements,
    private readonly papers: StatementPapers,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What a customer owes: open items, or a balance carried forward.' })
  @ApiOkResponse({ type: StatementAnswer })
  of(@Param('id', CustomerId) id: string, @Query() query: StatementQuery): Promise<StatementAnswer> {
    return this.statements.of(id, query);
  }

  @Get('pdf')
  @Header('cache-control', 'private, no-store')
  @ApiOperation({ summary: 'The statement on paper, in English or French.' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async pdf(
    @Param('id', CustomerId) id: string,
    @Query() { language, ...query }: StatementPaperQuery,
  ): Promise<StreamableFile> {
    return pdfFile(await this.papers.of(id, query, language));
  }
}
