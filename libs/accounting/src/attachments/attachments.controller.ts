import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { InvoicingFacade } from '#invoicing';
import { DomainError } from '#kernel';
import { type DocumentAttachmentAnswer, DocumentAttachmentsAnswer } from './attachments.dto.js';
import { AttachmentsRepository, type AttachmentTold } from './attachments.repository.js';

@ApiTags('accounting')
@Controller('invoices')
export class AttachmentsController {
  constructor(
    private readonly attachments: AttachmentsRepository,
    private readonly invoicing: InvoicingFacade,
  ) {}

  @Get(':id/attachments')
  @ApiOperation({ summary: 'The files that go along with an invoice or bill to the accounting system' })
  @ApiOkResponse({ type: DocumentAttachmentsAnswer })
  async of(@Param('id', ParseUUIDPipe) id: string): Promise<DocumentAttachmentsAnswer> {
    if (!(await this.invoicing.invoice(id)))
      throw DomainError.notFound('INVOICE.NOT_FOUND', 'There is no invoice with this id.');
    return { items: (await this.attachments.told(id)).map(answerOf) };
  }
}

function answerOf({
  id,
  kind,
  name,
  size,
  companyName,
  error,
  ...stand
}: AttachmentTold): DocumentAttachmentAnswer {
  const state = stateOf(stand);
  const told = state === 'there' || state === 'left-out' ? null : error;
  return {
    ...{ id, kind, name, size, companyName, state },
    ...{ message: told?.message ?? null, fix: told?.fix ?? null },
  };
}

function stateOf({
  isThere,
  wasThere,
  status,
}: Pick<AttachmentTold, 'isThere' | 'wasThere' | 'status'>): DocumentAttachmentAnswer['state'] {
  if (isThere) return 'there';
  if (status === 'parked') return 'refused';
  if (status !== 'confirmed' && status !== 'superseded') return 'waiting';
  return wasThere ? 'gone' : 'left-out';
}
