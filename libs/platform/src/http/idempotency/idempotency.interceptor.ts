import { createHash } from 'node:crypto';
import {
  type CallHandler,
  type ExecutionContext,
  HttpException,
  Injectable,
  type NestInterceptor,
  StreamableFile,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { DomainError, digestOf } from '#kernel';
import { currentScope, runMarked } from '../../database/tenant-context.js';
import { isUpload, uploadOf } from '../../files/upload.js';
import { Log } from '../../observability/log.js';
import { isOutOfReach } from '../out-of-reach.js';
import { PROBLEM_TYPE, type Problem, toProblem } from '../problem.filter.js';
import { answerLost, type Claim, IdempotencyStore, type RememberedAnswer } from './idempotency-store.js';

const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const MAX_KEY = 255;
const SETTLE_TRIES = 60;
const SETTLE_AGAIN_MS = 500;
/** Refusals that a repeat may not meet again: nothing was changed, so they are worth another try. */
const PASSING = new Set([401, 403, 408, 409, 425, 429]);

/**
 * `Idempotency-Key` on writes: the same request under the same key gets the first one's answer again, marked
 * `idempotency-replayed: true`. Our own failures (5xx, 429) are never remembered, but what was committed before one is not
 * done again: every commit of the request marks its key. Scoped to the organization; a
 * request without one, such as a sign-in, ignores the header.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly store: IdempotencyStore,
    private readonly log: Log,
  ) {}

  intercept(
    context: ExecutionContext,
    next: CallHandler,
  ): Observable<unknown> | Promise<Observable<unknown>> {
    const key =
      context.getType() === 'http' ? keyOf(context.switchToHttp().getRequest<FastifyRequest>()) : undefined;
    return key === undefined ? next.handle() : this.once(key, context, next);
  }

  private async once(
    key: string,
    context: ExecutionContext,
    next: CallHandler,
  ): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const begun = await this.store.begin(key, await hashOf(request));
    return from('fence' in begun ? this.handle(begun, request, reply, next) : replay(begun, reply));
  }

  private async handle(
    claim: Claim,
    request: FastifyRequest,
    reply: FastifyReply,
    next: CallHandler,
  ): Promise<unknown> {
    let isOver = false;
    // What the request leaves behind to go on by itself has no say in its answer.
    const mark = async () => (isOver ? undefined : this.store.mark(claim));
    try {
      const work = () => lastValueFrom(next.handle(), { defaultValue: undefined });
      const answer = await this.store.holding(claim, () => runMarked(mark, work));
      isOver = true;
      await this.settle(request, () => this.answered(claim, answer, reply));
      return answer;
    } catch (error) {
      isOver = true;
      await this.settle(request, () => this.failed(claim, error, request.id));
      throw error;
    }
  }

  /** The command is done either way: failing to note it must not turn its answer into an error. */
  private async settle(
    request: FastifyRequest,
    note: () => Promise<void>,
    triesLeft = SETTLE_TRIES,
  ): Promise<void> {
    try {
      await note();
    } catch (error) {
      // A database that restarts is back before the key is free by itself, and whoever repeats the request is sooner.
      if (isOutOfReach(error) && triesLeft > 0) {
        setTimeout(() => void this.settle(request, note, triesLeft - 1), SETTLE_AGAIN_MS).unref();
        return;
      }
      this.log.warn('an idempotency key could not be settled', { error, requestId: request.id });
    }
  }

  private answered(claim: Claim, answer: unknown, reply: FastifyReply): Promise<void> {
    // A file or a reply that was sent by hand cannot be repeated from here.
    if (answer instanceof StreamableFile || reply.sent) return this.store.release(claim);
    const body = answer === undefined || answer === null ? null : JSON.stringify(answer);
    return this.store.complete(claim, { status: reply.statusCode, body });
  }

  private failed(claim: Claim, error: unknown, requestId: string): Promise<void> {
    const problem = toProblem(error, requestId);
    if (problem.status < 500 && !PASSING.has(problem.status))
      return this.store.complete(claim, rememberedOf(problem));
    if (error instanceof DomainError || error instanceof HttpException) return this.store.release(claim);
    // Nobody foresaw it, so nobody knows how far it came: its commits do.
    return this.store.giveUp(claim, rememberedOf(toProblem(answerLost(), requestId)));
  }
}

function rememberedOf(problem: Problem): RememberedAnswer {
  return { status: problem.status, body: JSON.stringify(problem) };
}

function keyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined || !WRITES.has(request.method) || !currentScope() || isStream(request.body))
    return undefined;
  if (typeof key === 'string' && key.length <= MAX_KEY && /^[\x21-\x7e]+$/.test(key)) return key;
  throw new DomainError(
    'HTTP.BAD_IDEMPOTENCY_KEY',
    `The Idempotency-Key must be 1 to ${MAX_KEY} visible ASCII characters.`,
    {
      field: 'Idempotency-Key',
      fix: 'Use a UUID.',
    },
  );
}

/** The caller is part of it: nobody gets an answer that was made for somebody else's eyes. */
async function hashOf(request: FastifyRequest): Promise<string> {
  const { method, url } = request;
  // The boundary between the parts differs from one sending to the next; the file does not.
  const body = isUpload(request) ? (await uploadOf(request)).content : request.body;
  const content = Buffer.isBuffer(body) ? createHash('sha256').update(body).digest('hex') : body;
  const { kind, id } = currentScope()?.actor ?? {};
  return digestOf({ method, url, content, kind, id });
}

function isStream(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'pipe' in body;
}

async function replay({ status, body }: RememberedAnswer, reply: FastifyReply): Promise<unknown> {
  reply.status(status).header('idempotency-replayed', 'true');
  if (body === null) return undefined;
  reply.header('content-type', status >= 400 ? PROBLEM_TYPE : 'application/json; charset=utf-8');
  return body;
}
