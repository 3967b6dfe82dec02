import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PageQuery } from '#platform';
import { MergeCustomersCommand } from '../commands/merge-customers.command.js';
import type { Comparable } from '../domain/duplicates.js';
import {
  DuplicatePage,
  MergeAnswer,
  MergeCustomersBody,
  MergePreviewAnswer,
  MergePreviewParams,
} from '../dto/customer-merge.dto.js';
import { idOf } from '../party-id.pipe.js';
import { DuplicatesQuery } from '../queries/duplicates.query.js';
import { MergePreviewQuery } from '../queries/merge-preview.query.js';

@ApiTags('customers')
@Controller('customers')
export class CustomerMergeController {
  constructor(
    private readonly duplicates: DuplicatesQuery,
    private readonly previews: MergePreviewQuery,
    private readonly mergeCustomers: MergeCustomersCommand,
  ) {}

  @Get('duplicates')
  @ApiOperation({ summary: 'Pairs of customers that may be one, the likeliest first, with the reasons.' })
  @ApiOkResponse({ type: DuplicatePage })
  async list(@Query() query: PageQuery): Promise<DuplicatePage> {
    const { items, nextCursor } = await this.duplicates.execute(query);
    const shown = items.map(({ first, second, ...rest }) => ({
      first: card(first),
      second: card(second),
      ...rest,
    }));
    return { items: shown, nextCursor };
  }

  @Get(':id/merge')
  @ApiOperation({
    summary: 'What making a duplicate part of this customer would do, or why it cannot be done.',
  })
  @ApiOkResponse({ type: MergePreviewAnswer })
  preview(
    @Param('id', idOf('customer')) id: string,
    @Query() { duplicateId }: MergePreviewParams,
  ): Promise<MergePreviewAnswer> {
    return this.previews.execute(id, duplicateId);
  }

  @Post(':id/merge')
  @HttpCode(200)
  @ApiOperation({ summary: 'Make a duplicate part of this customer: everything of it moves here.' })
  @ApiOkResponse({ type: MergeAnswer })
  merge(@Param('id', idOf('customer')) id: string, @Body() body: MergeCustomersBody): Promise<MergeAnswer> {
    const { version, duplicateId, duplicateVersion } = body;
    return this.mergeCustomers.execute({
      survivorId: id,
      survivorVersion: version,
      duplicateId,
      duplicateVersion,
    });
  }
}

function card({ id, displayName, companyName, email, phone }: Comparable) {
  return { id, displayName, companyName, email, phone };
}
