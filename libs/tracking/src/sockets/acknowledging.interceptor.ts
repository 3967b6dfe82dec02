import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { from, lastValueFrom, type Observable } from 'rxjs';
import type { Socket } from 'socket.io';
import type { Acknowledged } from '#kernel';
import { runAs } from './socket-session.js';

/** Runs what a socket asks for in the organization of its session, and puts the answer into the acknowledgement's shape. */
export class Acknowledging implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<Acknowledged<unknown>> {
    const socket = context.switchToWs().getClient<Socket>();
    return from(runAs(socket, async () => ({ ok: true as const, data: await lastValueFrom(next.handle()) })));
  }
}
