import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError } from '#kernel';
import { decodeCursor } from '../http/paging.js';
import { AuditEntryView, AuditPageView, AuditQuery, ChainReportView } from './audit.dto.js';
import type { ChainedLine, ChainFault } from './audit-line.js';
import { AuditLog } from './audit-log.js';

const EXPLANATIONS: Record<ChainFault, string> = {
  missing: 'A line is missing here.',
  unlinked: 'The line before this one was replaced.',
  altered: 'This line was changed after it was written.',
};

@ApiTags('audit')
@Controller('audit')
export class AuditController {
  constructor(private readonly log: AuditLog) {}

  @Get()
  @ApiOperation({ summary: 'What was done, by whom, newest first' })
  @ApiOkResponse({ type: AuditPageView })
  async list(@Query() query: AuditQuery): Promise<AuditPageView> {
    const { limit, cursor, from, before, entity, entityId, action, actorId } = query;
    const start = cursor === undefined ? undefined : sequenceOf(cursor);
    const filter = {
      entity,
      entityId,
      action,
      actorId,
      from: instant('from', from),
      before: instant('before', before),
    };
    const page = await this.log.list(filter, limit, start);
    return { items: page.items.map(viewOf), nextCursor: page.nextCursor };
  }

  @Get('verify')
  @ApiOperation({ summary: 'Whether the log is complete and unchanged' })
  @ApiOkResponse({ type: ChainReportView })
  async verify(): Promise<ChainReportView> {
    const { intact, lines, head, firstBroken } = await this.log.verify();
    return {
      intact,
      lines,
      headHash: head.hash,
      ...(firstBroken && {
        firstBroken: firstBroken.sequence,
        fault: firstBroken.fault,
        explanation: EXPLANATIONS[firstBroken.fault],
      }),
    };
  }
}

function viewOf(line: ChainedLine): AuditEntryView {
  const { organizationId: _organization, previousHash: _previous, at, ...shown } = line;
  return { ...shown, at: at.toISOString() };
}

function sequenceOf(cursor: string): number {
  return Number(decodeCursor(cursor, 'number')[0]);
}

function instant(field: string, text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const at = new Date(text);
  if (/^\d{4}-\d{2}-\d{2}(T|$)/.test(text) && !Number.isNaN(at.getTime())) return at;
  throw new DomainError('HTTP.NOT_VALID', `"${field}" must be an instant such as 2026-11-21T08:00:00Z.`, {
    field,
  });
}
