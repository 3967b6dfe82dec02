import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IdentityFacade } from '#identity';
import { type Clock, localDateOf } from '#kernel';
import { CLOCK, decodeCursor, PageQuery, toPage } from '#platform';
import { ReceivablesPage } from './dto/receivables.dto.js';
import { ReceivablesRepository } from './receivables.repository.js';

@ApiTags('reports')
@Controller('reports/receivables')
export class ReceivablesController {
  constructor(
    private readonly receivables: ReceivablesRepository,
    private readonly identity: IdentityFacade,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'What customers owe, by how long it is late; a row for each customer and currency.',
  })
  @ApiOkResponse({ type: ReceivablesPage })
  async show(@Query() { limit, cursor }: PageQuery): Promise<ReceivablesPage> {
    const { timezone } = await this.identity.organizationSettings();
    const asOf = localDateOf(this.clock.now(), timezone);
    const rows = await this.receivables.debtors(asOf, limit + 1, keyOf(cursor));
    const page = toPage(
      rows,
      limit,
      ({ name, id, currency }) => [name, id, currency],
      (row) => row,
    );
    return { asOf, totals: await this.receivables.totals(asOf), ...page };
  }
}

function keyOf(cursor: string | undefined): [string, string, string] | undefined {
  if (cursor === undefined) return undefined;
  const [name, id, currency] = decodeCursor(cursor, 'text', 'id', 'text');
  return [String(name), String(id), String(currency)];
}
