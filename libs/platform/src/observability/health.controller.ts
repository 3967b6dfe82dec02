import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ListOf, OneOf, Text } from '../http/fields.js';
import { HealthChecks } from './health-checks.js';

export class CheckView {
  @Text({ example: 'database' })
  name!: string;

  @OneOf(['ok', 'failed'])
  state!: string;

  @Text({ description: 'In one sentence.', example: 'The database answers.' })
  detail!: string;
}

export class LiveView {
  @OneOf(['ok'])
  status!: string;
}

export class ReadyView {
  @OneOf(['ok', 'failed'])
  status!: string;

  @ListOf(() => CheckView)
  checks!: CheckView[];
}

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(private readonly checks: HealthChecks) {}

  @Get('live')
  @ApiOperation({ summary: 'Whether the process answers at all; restart it when not' })
  @ApiOkResponse({ type: LiveView })
  live(): LiveView {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOperation({ summary: 'Whether requests may be sent here' })
  @ApiOkResponse({ type: ReadyView })
  @ApiServiceUnavailableResponse({ type: ReadyView })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadyView> {
    const checks = (await this.checks.run()).map(
      ({ name, isOk, sentence }): CheckView => ({ name, state: isOk ? 'ok' : 'failed', detail: sentence }),
    );
    const isReady = checks.every((check) => check.state === 'ok');
    reply.status(isReady ? 200 : 503).header('cache-control', 'no-store');
    return { status: isReady ? 'ok' : 'failed', checks };
  }
}
