import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { FixFinding } from './commands/fix-finding.command.js';
import { UndoApproval } from './commands/undo-approval.command.js';
import { UnfixFinding } from './commands/unfix-finding.command.js';
import { ApprovalAnswer, UndoBody } from './dto/decisions.dto.js';
import { InvoiceId } from './dto/id.pipes.js';
import { LineProofsAnswer } from './dto/line-proofs.dto.js';
import { ValidationAnswer } from './dto/validation.dto.js';
import { ShowDecision } from './queries/show-decision.query.js';
import { ShowLineProofs } from './queries/show-line-proofs.query.js';

@ApiTags('approvals')
@Controller('invoices/:id')
export class InvoiceFindingsController {
  constructor(
    private readonly fixing: FixFinding,
    private readonly unfixing: UnfixFinding,
    private readonly undoing: UndoApproval,
    private readonly show: ShowDecision,
    private readonly proofs: ShowLineProofs,
  ) {}

  @Post('findings/:rule/fix')
  @HttpCode(200)
  @ApiOperation({ summary: 'Mend what a rule found, where there is one right answer.' })
  @ApiOkResponse({ type: ValidationAnswer })
  async fix(@Param('id', InvoiceId) id: string, @Param('rule') rule: string): Promise<ValidationAnswer> {
    return this.show.opinion(await this.fixing.run(id, rule));
  }

  @Post('findings/:rule/unfix')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take back what was mended automatically.' })
  @ApiOkResponse({ type: ValidationAnswer })
  async unfix(@Param('id', InvoiceId) id: string, @Param('rule') rule: string): Promise<ValidationAnswer> {
    await this.unfixing.run(id, rule);
    return this.show.validation(id);
  }

  @Post('undo-approval')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take an approval back before the invoice leaves; it waits again.' })
  @ApiOkResponse({ type: ApprovalAnswer })
  async undo(@Param('id', InvoiceId) id: string, @Body() { reason }: UndoBody): Promise<ApprovalAnswer> {
    await this.undoing.run(id, reason ?? null);
    return this.show.approval(id);
  }

  @Get('line-evidence')
  @ApiOperation({ summary: 'What each line rests on: order, job, time with place and rate, receipts.' })
  @ApiOkResponse({ type: LineProofsAnswer })
  lineEvidence(@Param('id', InvoiceId) id: string): Promise<LineProofsAnswer> {
    return this.proofs.run(id);
  }

  @Get('approvals')
  @ApiOperation({ summary: 'What the invoice still needs, and everything that was ever decided about it.' })
  @ApiOkResponse({ type: ApprovalAnswer })
  approvals(@Param('id', InvoiceId) id: string): Promise<ApprovalAnswer> {
    return this.show.approval(id);
  }
}
