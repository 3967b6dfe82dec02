import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Decide } from './commands/decide.command.js';
import { type BulkOutcome, DecideMany } from './commands/decide-many.command.js';
import {
  ApproveBody,
  BulkAnswer,
  BulkApproveBody,
  BulkRejectBody,
  BulkUndoBody,
  DecisionAnswer,
  RejectBody,
} from './dto/decisions.dto.js';
import { InvoiceId } from './dto/id.pipes.js';
import { BulkValidateBody, BulkValidationAnswer, ValidationAnswer } from './dto/validation.dto.js';
import { ShowDecision } from './queries/show-decision.query.js';

@ApiTags('approvals')
@Controller('invoices')
export class ApprovalsController {
  constructor(
    private readonly decide: Decide,
    private readonly decideMany: DecideMany,
    private readonly show: ShowDecision,
  ) {}

  @Post('bulk-approve')
  @HttpCode(200)
  @ApiOperation({ summary: 'Approve many invoices; each is decided by itself.' })
  @ApiOkResponse({ type: BulkAnswer })
  async bulkApprove(@Body() { ids, seen }: BulkApproveBody): Promise<BulkAnswer> {
    return counted(await this.decideMany.approve(ids, seen));
  }

  @Post('bulk-reject')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send many invoices back with one reason; each is decided by itself.' })
  @ApiOkResponse({ type: BulkAnswer })
  async bulkReject(@Body() { ids, seen, reason }: BulkRejectBody): Promise<BulkAnswer> {
    return counted(await this.decideMany.reject(ids, reason, seen));
  }

  @Post('bulk-undo-approval')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take many approvals back before the invoices leave.' })
  @ApiOkResponse({ type: BulkAnswer })
  async bulkUndo(@Body() { ids, reason }: BulkUndoBody): Promise<BulkAnswer> {
    return counted(await this.decideMany.undo(ids, reason ?? null));
  }

  @Post('bulk-validate')
  @HttpCode(200)
  @ApiOperation({ summary: 'Run every rule over up to 1,000 invoices at once. Changes nothing.' })
  @ApiOkResponse({ type: BulkValidationAnswer })
  async bulkValidate(@Body() { ids }: BulkValidateBody): Promise<BulkValidationAnswer> {
    return { items: await this.show.validations(ids) };
  }

  @Post(':id/validate')
  @HttpCode(200)
  @ApiOperation({ summary: 'Run every rule over an invoice. Changes nothing.' })
  @ApiOkResponse({ type: ValidationAnswer })
  async validate(@Param('id', InvoiceId) id: string): Promise<ValidationAnswer> {
    return this.show.validation(id);
  }

  @Post(':id/approve')
  @HttpCode(200)
  @ApiOperation({ summary: 'Approve an invoice that waits for it.' })
  @ApiOkResponse({ type: DecisionAnswer })
  async approve(@Param('id', InvoiceId) id: string, @Body() body: ApproveBody): Promise<DecisionAnswer> {
    const { version, reason } = body;
    const findings = await this.decide.approve(id, { version: version ?? undefined, reason });
    return this.show.of(id, 'approved', findings);
  }

  @Post(':id/reject')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send an invoice back to its author with a reason.' })
  @ApiOkResponse({ type: DecisionAnswer })
  async reject(@Param('id', InvoiceId) id: string, @Body() body: RejectBody): Promise<DecisionAnswer> {
    const findings = await this.decide.reject(id, body.reason, body.version ?? undefined);
    return this.show.of(id, 'rejected', findings);
  }
}

function counted(outcomes: BulkOutcome[]): BulkAnswer {
  const done = outcomes.filter((outcome) => outcome.isDone).length;
  return { done, refused: outcomes.length - done, outcomes };
}
