import { Controller, Get, Header, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { everyPage, FILE_TYPES, type FileColumn, ListFiles } from '#identity';
import { findingText } from '#kernel';
import { type DocumentLanguage, MAX_PAGE } from '#platform';
import { PendingFileQuery } from './dto/pending.dto.js';
import { type PendingInvoice, PendingInvoices } from './queries/pending-invoices.query.js';

const COLUMNS: readonly FileColumn<PendingInvoice>[] = [
  { head: ['Number', 'Numéro'], value: ({ number }) => number, width: 1.4 },
  { head: ['Customer or contractor', 'Client ou sous-traitant'], value: (row) => row.partyName, width: 2.4 },
  {
    head: ['Kind', 'Genre'],
    value: ({ direction }, language) =>
      (language === 'fr' ? KINDS_FR : KINDS_EN)[direction === 'payable' ? 'payable' : 'receivable'],
  },
  { head: ['Date', 'Date'], value: ({ invoiceDate }) => invoiceDate, width: 1.2 },
  { head: ['Stop', 'Bloquant'], value: ({ blockCount }) => String(blockCount), isNumber: true, width: 0.9 },
  { head: ['Look', 'À voir'], value: ({ lookCount }) => String(lookCount), isNumber: true, width: 0.8 },
  { head: ['Passed', 'Conforme'], value: ({ passCount }) => String(passCount), isNumber: true },
  {
    head: ['What stands out', 'Ce qui ressort'],
    value: ({ recommendation }, language) => standsOut(recommendation, language),
    width: 3,
  },
  { head: ['Waits for', 'Attend'], value: ({ waitsFor }) => waitsFor },
  { head: ['Currency', 'Devise'], value: ({ currency }) => currency, width: 0.9 },
  { head: ['Tax', 'Taxe'], value: ({ taxAmount }) => taxAmount, isNumber: true },
  { head: ['Total', 'Total'], value: ({ total }) => total, isNumber: true, width: 1.4 },
];

function standsOut(
  { advice, words: [first], reasons }: PendingInvoice['recommendation'],
  language: DocumentLanguage,
): string | null {
  if (advice === 'approve') return null;
  return (first && findingText(first, language)?.message) ?? reasons[0] ?? null;
}

const KINDS_EN = { receivable: 'Invoice', payable: 'Bill' };
const KINDS_FR = { receivable: 'Facture', payable: 'Facture reçue' };

@ApiTags('dashboard')
@Controller('dashboard/invoices')
export class PendingFileController {
  constructor(
    private readonly pending: PendingInvoices,
    private readonly files: ListFiles,
  ) {}

  @Get('pending/file')
  @Header('cache-control', 'private, no-store')
  @ApiOperation({ summary: 'What waits for approval, as a CSV or Excel file or on paper.' })
  @ApiProduces(...Object.values(FILE_TYPES))
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  file(@Query() query: PendingFileQuery): Promise<StreamableFile> {
    const { direction, customerId } = query;
    const rows = everyPage((cursor) => this.pending.run({ direction, customerId, cursor, limit: MAX_PAGE }));
    const title = ['Waiting for approval', 'En attente d’approbation'] as const;
    return this.files.answer({ name: 'approvals', title, columns: COLUMNS, rows }, query);
  }
}
