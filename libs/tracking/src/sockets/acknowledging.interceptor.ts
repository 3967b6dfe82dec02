import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { from, lastValueFrom, type Observable } from 'rxjs';
import type { Socket } from 'socket.io';
import { type Acknowledged, type Clock, notStorable, whereNotStorable } from '#kernel';
import { CLOCK, CONFIG, type Config, refusalOf, TokenBuckets } from '#platform';
import { runAs, sessionOf } from './socket-session.js';

/**
 * Runs what a socket asks for in the organization of its session, and puts the answer into the acknowledgement's shape. A
 * person may ask as often as over HTTP, however many sockets she has on this node, and for what can be kept.
 */
@Injectable()
export class Acknowledging implements NestInterceptor {
  private readonly buckets: TokenBuckets;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) clock: Clock,
  ) {
    this.buckets = new TokenBuckets(clock);
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<Acknowledged<unknown>> {
    const socket = context.switchToWs().getClient<Socket>();
    const { organizationId, userId } = sessionOf(socket).caller;
    const allowance = this.buckets.take(
      `${organizationId}:${userId}`,
      this.config.requestsPerMinutePerCaller,
    );
    const refusal = refusalOf(allowance);
    if (refusal) throw refusal;
    refuseUnstorable(context.switchToWs().getData());
    return from(runAs(socket, async () => ({ ok: true as const, data: await lastValueFrom(next.handle()) })));
  }
}

/** Over HTTP the body is asked when it is read; what a socket brings comes here first. */
function refuseUnstorable(body: unknown): void {
  const path = whereNotStorable(body);
  if (path !== undefined) throw notStorable(path || 'body');
}
