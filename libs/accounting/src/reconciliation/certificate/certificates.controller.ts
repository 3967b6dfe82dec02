import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { create as disposition } from 'content-disposition';
import { CertificatePapers } from './certificate-papers.query.js';
import { CertificateAnswer, PaperQuery, VerificationAnswer, VerifyBody } from './certificates.dto.js';
import { Certification } from './certification.js';
import { IssueCertificateCommand } from './issue-certificate.command.js';

const Uuid = () => Param('id', ParseUUIDPipe);

@ApiTags('integrations')
@Controller()
export class CertificatesController {
  constructor(
    private readonly certification: Certification,
    private readonly issuing: IssueCertificateCommand,
    private readonly papers: CertificatePapers,
  ) {}

  @Get('reconciliations/:id/certificate')
  @ApiOperation({ summary: 'What was tied out, signed: a file for the accountant' })
  @ApiOkResponse({ type: CertificateAnswer })
  get(@Uuid() id: string): Promise<CertificateAnswer> {
    return this.certification.of(id);
  }

  @Post('reconciliations/:id/certificate')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sign it anew, with what was explained and settled since' })
  @ApiOkResponse({ type: CertificateAnswer })
  issue(@Uuid() id: string): Promise<CertificateAnswer> {
    return this.issuing.execute(id);
  }

  @Get('reconciliations/:id/certificate/pdf')
  @Header('cache-control', 'private, no-store')
  @ApiOperation({ summary: 'The certificate on paper, in English or French' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async pdf(@Uuid() id: string, @Query() { language }: PaperQuery): Promise<StreamableFile> {
    const { name, file } = await this.papers.of(id, language);
    return new StreamableFile(file, {
      type: 'application/pdf',
      disposition: disposition(name, { type: 'inline' }),
      length: file.length,
    });
  }

  @Post('reconciliation-certificates/verify')
  @HttpCode(200)
  @ApiOperation({ summary: 'Whether a certificate is what was signed, to the cent' })
  @ApiOkResponse({ type: VerificationAnswer })
  verify(@Body() { certificate }: VerifyBody): Promise<VerificationAnswer> {
    return this.certification.verify(certificate);
  }
}
