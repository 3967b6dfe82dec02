import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { MoveMaterialCommand } from './commands/move-material.command.js';
import type { MovementKind } from './domain/stock-movement.js';
import { jobId } from './dto/job-id.pipe.js';
import { ConsumeMaterialBody, MaterialList, MoveMaterialBody, toMaterials } from './dto/materials.dto.js';
import { StockQuery } from './queries/stock.query.js';

/** What a job holds and uses of the stock. */
@ApiTags('jobs')
@Controller('jobs/:id/materials')
export class JobMaterialsController {
  constructor(
    private readonly stock: StockQuery,
    private readonly move: MoveMaterialCommand,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What it holds and has used of each item, and what that cost.' })
  @ApiOkResponse({ type: MaterialList })
  async all(@Param('id', jobId) id: string): Promise<MaterialList> {
    return toMaterials(await this.stock.materials(id));
  }

  @Post('reserve')
  @HttpCode(200)
  @ApiOperation({ summary: 'Hold material for it.' })
  @ApiOkResponse({ type: MaterialList })
  async reserve(@Param('id', jobId) id: string, @Body() body: MoveMaterialBody): Promise<MaterialList> {
    return this.moved(id, 'reserved', body);
  }

  @Post('release')
  @HttpCode(200)
  @ApiOperation({ summary: 'Give back what it holds and does not need.' })
  @ApiOkResponse({ type: MaterialList })
  async release(@Param('id', jobId) id: string, @Body() body: MoveMaterialBody): Promise<MaterialList> {
    return this.moved(id, 'released', body);
  }

  @Post('consume')
  @HttpCode(200)
  @ApiOperation({ summary: 'Write down what was used: of what it holds first, then of what is free.' })
  @ApiOkResponse({ type: MaterialList })
  async consume(@Param('id', jobId) id: string, @Body() body: ConsumeMaterialBody): Promise<MaterialList> {
    return this.moved(id, 'consumed', body);
  }

  @Post('return')
  @HttpCode(200)
  @ApiOperation({ summary: 'Write down what came back unused.' })
  @ApiOkResponse({ type: MaterialList })
  async giveBack(@Param('id', jobId) id: string, @Body() body: MoveMaterialBody): Promise<MaterialList> {
    return this.moved(id, 'returned', body);
  }

  private async moved(id: string, kind: MovementKind, body: ConsumeMaterialBody): Promise<MaterialList> {
    await this.move.execute(id, kind, body);
    return toMaterials(await this.stock.materials(id));
  }
}
