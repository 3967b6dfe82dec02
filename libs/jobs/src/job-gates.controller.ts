import { Body, Controller, Get, HttpCode, Param, ParseEnumPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ChangeGatesCommand } from './commands/change-gates.command.js';
import { GATES, type Gate, noSuchGate } from './domain/gate.js';
import { ApproveGateBody, AskGateBody, GateList, RejectGateBody, RequireGateBody } from './dto/gates.dto.js';
import { jobId } from './dto/job-id.pipe.js';
import { JobParts } from './queries/job-parts.query.js';

const gateName = new ParseEnumPipe(Object.fromEntries(GATES.map((gate) => [gate, gate])), {
  exceptionFactory: noSuchGate,
});

/** The approvals that a job waits for before its work may begin. */
@ApiTags('jobs')
@Controller('jobs/:id/gates')
export class JobGatesController {
  constructor(
    private readonly parts: JobParts,
    private readonly change: ChangeGatesCommand,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The approvals it waits for, and what became of them.' })
  @ApiOkResponse({ type: GateList })
  async all(@Param('id', jobId) id: string): Promise<GateList> {
    return { items: await this.parts.gates(id) };
  }

  @Post()
  @ApiOperation({ summary: 'Let it wait for an approval; it cannot start before.' })
  @ApiCreatedResponse({ type: GateList })
  async require(@Param('id', jobId) id: string, @Body() { gate }: RequireGateBody): Promise<GateList> {
    return { items: await this.change.require(id, gate) };
  }

  @Post(':gate/ask')
  @HttpCode(200)
  @ApiOperation({ summary: 'Ask (again), with what is shown.' })
  @ApiOkResponse({ type: GateList })
  async ask(
    @Param('id', jobId) id: string,
    @Param('gate', gateName) gate: Gate,
    @Body() body: AskGateBody,
  ): Promise<GateList> {
    return { items: await this.change.decide(id, gate, 'ask', body) };
  }

  @Post(':gate/approve')
  @HttpCode(200)
  @ApiOperation({ summary: 'Write down who approved it.' })
  @ApiOkResponse({ type: GateList })
  async approve(
    @Param('id', jobId) id: string,
    @Param('gate', gateName) gate: Gate,
    @Body() body: ApproveGateBody,
  ): Promise<GateList> {
    return { items: await this.change.decide(id, gate, 'approve', body) };
  }

  @Post(':gate/reject')
  @HttpCode(200)
  @ApiOperation({ summary: 'Write down who rejected it and why.' })
  @ApiOkResponse({ type: GateList })
  async reject(
    @Param('id', jobId) id: string,
    @Param('gate', gateName) gate: Gate,
    @Body() body: RejectGateBody,
  ): Promise<GateList> {
    return { items: await this.change.decide(id, gate, 'reject', body) };
  }
}
