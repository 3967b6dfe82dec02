import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PageQuery } from '#platform';
import { MergeCustomersCommand } from '../commands/merge-customers.command.js';
import type { Comparable } from '../domain/duplicates.js';
import { DuplicatePage, MergeAnswer, MergeCustomersBody } from '../dto/customer-merge.dto.js';
import { idOf } from '../party-id.pipe.js';
import { DuplicatesQuery } from '../queries/duplicates.query.js';

@ApiTags('customers')
@Controller('customers')
export class CustomerMergeController {
  constructor(
    private readonly duplicates: DuplicatesQuery,
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
