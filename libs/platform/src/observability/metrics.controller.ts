import { createHash, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';
import { CONFIG, type Config } from '../config/config.js';
import { Metrics } from './metrics.js';

/** For a Prometheus on this machine, or one that knows METRICS_TOKEN. */
@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  async read(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    if (!isFromThisMachine(request) && !this.hasToken(request.headers.authorization)) {
      throw new DomainError('METRICS.NOT_ALLOWED', 'The metrics are for this machine only.', {
        kind: 'unauthenticated',
        fix: 'Set METRICS_TOKEN and send it as "authorization: Bearer …".',
      });
    }
    reply.header('content-type', this.metrics.contentType);
    return this.metrics.text();
  }

  private hasToken(authorization: string | undefined): boolean {
    const expected = this.config.metricsToken;
    return expected !== undefined && isEqual(authorization ?? '', `Bearer ${expected.reveal()}`);
  }
}

/** A proxy on this machine speaks for others, and says so. */
function isFromThisMachine({ socket, headers }: FastifyRequest): boolean {
  if (headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined) return false;
  const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  return isIP(address) === 4 ? address.startsWith('127.') : address === '::1';
}

function isEqual(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
