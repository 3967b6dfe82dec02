import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { DomainError } from '#kernel';
import { PageQuery } from '#platform';
import { ApprovalRoutesRepository } from './approval-routes.repository.js';
import { ChangeRoutes } from './commands/change-routes.command.js';
import { RouteId } from './dto/id.pipes.js';
import { ChangeRouteBody, CreateRouteBody, RouteAnswer, RoutePage } from './dto/routes.dto.js';

@ApiTags('approvals')
@Controller('approval-routes')
export class ApprovalRoutesController {
  constructor(
    private readonly routes: ApprovalRoutesRepository,
    private readonly changing: ChangeRoutes,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Where invoices go for approval, in the order in which they are tried.' })
  @ApiOkResponse({ type: RoutePage })
  list(@Query() { limit, cursor }: PageQuery): Promise<RoutePage> {
    return this.routes.page(limit, cursor);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One route with its steps.' })
  @ApiOkResponse({ type: RouteAnswer })
  async show(@Param('id', RouteId) id: string): Promise<RouteAnswer> {
    const found = await this.routes.find(id);
    if (!found) throw DomainError.notFound('APPROVALS.NO_SUCH_ROUTE', 'There is no such approval route.');
    return found;
  }

  @Post()
  @ApiOperation({ summary: 'Add a route: by direction, total, customer, contractor or job.' })
  @ApiCreatedResponse({ type: RouteAnswer })
  async create(@Body() body: CreateRouteBody): Promise<RouteAnswer> {
    return this.show(await this.changing.create(body));
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change a route. What waits already keeps the steps that it began with.' })
  @ApiOkResponse({ type: RouteAnswer })
  async change(
    @Param('id', RouteId) id: string,
    @Body() { version, ...change }: ChangeRouteBody,
  ): Promise<RouteAnswer> {
    await this.changing.change(id, version, change);
    return this.show(id);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a route. What waits on it goes on.' })
  @ApiNoContentResponse()
  remove(@Param('id', RouteId) id: string): Promise<void> {
    return this.changing.remove(id);
  }
}
