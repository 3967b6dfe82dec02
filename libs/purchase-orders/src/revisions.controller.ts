import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PageQuery } from '#platform';
import { DecideRevisionCommand } from './commands/decide-revision.command.js';
import { ProposeRevisionCommand } from './commands/propose-revision.command.js';
import { orderNotFound } from './domain/purchase-order.errors.js';
import { orderId, revisionNumber } from './dto/order-id.pipe.js';
import { PurchaseOrderAnswer, toAnswer } from './dto/purchase-order.answer.js';
import { ProposeRevisionBody, RejectRevisionBody } from './dto/purchase-orders.dto.js';
import { RevisionAnswer, RevisionPage } from './dto/revision.answer.js';
import { PurchaseOrdersRepository } from './purchase-orders.repository.js';
import { RevisionsRepository } from './revisions.repository.js';

@ApiTags('purchase-orders')
@Controller('purchase-orders/:id/revisions')
export class RevisionsController {
  constructor(
    private readonly orders: PurchaseOrdersRepository,
    private readonly history: RevisionsRepository,
    private readonly propose: ProposeRevisionCommand,
    private readonly decide: DecideRevisionCommand,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Who changed what of an order and when, newest first.' })
  @ApiOkResponse({ type: RevisionPage })
  async page(@Param('id', orderId) id: string, @Query() query: PageQuery): Promise<RevisionPage> {
    if (!(await this.orders.find(id))) throw orderNotFound();
    return this.history.page(id, query);
  }

  @Post()
  @ApiOperation({ summary: 'Propose a change of an approved order; it takes effect when it is approved.' })
  @ApiCreatedResponse({ type: RevisionAnswer })
  create(
    @Param('id', orderId) id: string,
    @Body() { version, reason, ...wishes }: ProposeRevisionBody,
  ): Promise<RevisionAnswer> {
    return this.propose.execute(id, version, reason, wishes);
  }

  @Post(':number/approve')
  @HttpCode(200)
  @ApiOperation({ summary: 'Approve a proposed revision: the order says it from now on.' })
  @ApiOkResponse({ type: PurchaseOrderAnswer })
  async approve(
    @Param('id', orderId) id: string,
    @Param('number', revisionNumber) number: number,
  ): Promise<PurchaseOrderAnswer> {
    return toAnswer(await this.decide.approve(id, number));
  }

  @Post(':number/reject')
  @HttpCode(200)
  @ApiOperation({ summary: 'Reject a proposed revision with a reason; the order stays as it is.' })
  @ApiOkResponse({ type: PurchaseOrderAnswer })
  async reject(
    @Param('id', orderId) id: string,
    @Param('number', revisionNumber) number: number,
    @Body() { reason }: RejectRevisionBody,
  ): Promise<PurchaseOrderAnswer> {
    return toAnswer(await this.decide.reject(id, number, reason));
  }
}
