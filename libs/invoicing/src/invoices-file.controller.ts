import { Controller, Get, Header, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { everyPage, FILE_TYPES, type FileColumn, type FileWords, inLanguage, ListFiles } from '#identity';
import { MAX_PAGE } from '#platform';
import { type InvoiceStatus, LIVE_STATUSES } from './domain/invoice-states.js';
import { InvoiceFileQuery } from './dto/invoice-requests.dto.js';
import { type ListedInvoice, ShowInvoices } from './queries/show-invoices.query.js';

const STATES: Record<InvoiceStatus, FileWords> = {
  draft: ['Draft', 'Brouillon'],
  pending_approval: ['Waiting for approval', 'En attente d’approbation'],
  approved: ['Approved, not sent', 'Approuvée, non envoyée'],
  sent: ['Sent, not paid', 'Envoyée, non payée'],
  viewed: ['Seen, not paid', 'Vue, non payée'],
  partially_paid: ['Partly paid', 'Payée en partie'],
  paid: ['Paid', 'Payée'],
  rejected: ['Rejected', 'Refusée'],
  void: ['Void', 'Annulée'],
};
const OVERDUE: FileWords = ['Overdue', 'En retard'];
const KINDS: Record<ListedInvoice['direction'], FileWords> = {
  receivable: ['Invoice', 'Facture'],
  payable: ['Bill', 'Facture reçue'],
};

const COLUMNS: readonly FileColumn<ListedInvoice>[] = [
  { head: ['Number', 'Numéro'], value: ({ number }) => number, width: 1.5 },
  { head: ['Customer or contractor', 'Client ou sous-traitant'], value: (row) => row.partyName, width: 2.8 },
  { head: ['Kind', 'Genre'], value: ({ direction }, language) => inLanguage(KINDS[direction], language) },
  {
    head: ['State', 'État'],
    value: ({ status, isOverdue }, language) => inLanguage(isOverdue ? OVERDUE : STATES[status], language),
    width: 2,
  },
  { head: ['Date', 'Date'], value: ({ invoiceDate }) => invoiceDate, width: 1.3 },
  { head: ['Due', 'Échéance'], value: ({ dueDate }) => dueDate, width: 1.3 },
  { head: ['Currency', 'Devise'], value: ({ currency }) => currency, width: 0.9 },
  { head: ['Tax', 'Taxe'], value: ({ taxAmount }) => taxAmount, isNumber: true },
  { head: ['Total', 'Total'], value: ({ total }) => total, isNumber: true, width: 1.5 },
  // What nobody has agreed to, and what is void, is not owed.
  {
    head: ['Still owed', 'Solde'],
    value: ({ status, balance }) => (LIVE_STATUSES.includes(status) ? balance : null),
    ...{ isNumber: true, width: 1.5 },
  },
];

@ApiTags('invoices')
@Controller('invoices')
export class InvoicesFileController {
  constructor(
    private readonly show: ShowInvoices,
    private readonly files: ListFiles,
  ) {}

  @Get('file')
  @Header('cache-control', 'private, no-store')
  @ApiOperation({ summary: 'Invoices and bills with every row, as a CSV or Excel file or on paper.' })
  @ApiProduces(...Object.values(FILE_TYPES))
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  file(@Query() { format, language, ...filter }: InvoiceFileQuery): Promise<StreamableFile> {
    const rows = everyPage((cursor) => this.show.page({ ...filter, cursor, limit: MAX_PAGE }));
    const title = ['Invoices', 'Factures'] as const;
    return this.files.answer({ name: 'invoices', title, columns: COLUMNS, rows }, { format, language });
  }
}
