import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError, type DomainErrorKind } from '#kernel';
import { Log } from '../observability/log.js';
import { isOutOfReach } from './out-of-reach.js';

const STATUS: Record<DomainErrorKind, number> = {
  invalid: 422,
  'not-found': 404,
  conflict: 409,
  forbidden: 403,
  unauthenticated: 401,
  throttled: 429,
  unavailable: 503,
};

/** RFC 9457 problem details, with our stable `code` and, where a person can mend it, a `fix`. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  fix?: string;
  field?: string;
  errors?: { field: string; detail: string }[];
  requestId: string;
  [detail: string]: unknown;
}

const NOT_REACHED = 'HTTP.NOT_REACHED';
export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** The one place where an error becomes an answer. What is not ours is logged in full and told in general. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    sendProblem(error, request, reply, this.log);
  }
}

/** Answers with the problem; also for what fails before Nest sees the request. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply, log: Log): void {
  const problem = toProblem(error, request.id);
  if (problem.status >= 500)
    log.error('request failed', {
      error,
      requestId: request.id,
      method: request.method,
      route: request.routeOptions.url,
    });
  const retryAfter = error instanceof DomainError ? error.retryAfterSeconds : againIn(problem);
  if (retryAfter !== undefined) reply.header('retry-after', String(Math.ceil(retryAfter)));
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
  reply.status(problem.status).header('content-type', PROBLEM_TYPE).send(problem);
}

/** A restart of the database takes some seconds. */
function againIn({ code }: Problem): number | undefined {
  return code === NOT_REACHED ? 2 : undefined;
}

export function toProblem(error: unknown, requestId: string): Problem {
  if (error instanceof DomainError) {
    const { code, message, fix, field, details, kind } = error;
    return {
      ...details,
      ...titled(STATUS[kind]),
      code,
      detail: message,
      ...(fix && { fix }),
      ...(field && { field }),
      requestId,
    };
  }
  const status = statusOf(error);
  if (status >= 400 && status < 500) {
    return { ...titled(status), code: codeOf(status), detail: detailOf(error, status), requestId };
  }
  if (isOutOfReach(error)) {
    return {
      ...titled(503),
      code: NOT_REACHED,
      detail:
        'The database cannot be reached at the moment, so it is not certain whether this request took effect.',
      fix: 'Try again in a moment. With the same Idempotency-Key nothing is done twice.',
      requestId,
    };
  }
  return {
    ...titled(500),
    code: 'HTTP.UNEXPECTED',
    detail: 'Something went wrong on our side; nothing was changed by this request.',
    fix: `Try again. If it happens again, tell support the request id ${requestId}.`,
    requestId,
  };
}

const TITLES: Record<number, string> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Too large',
  414: 'Address too long',
  415: 'Unsupported media type',
  422: 'Not valid',
  429: 'Too many requests',
  500: 'Server error',
  503: 'Not available',
};

function titled(status: number): Pick<Problem, 'type' | 'title' | 'status'> {
  return { type: 'about:blank', title: TITLES[status] ?? 'Error', status };
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' ? status : 500;
}

function codeOf(status: number): string {
  return `HTTP.${(TITLES[status] ?? 'Error').toUpperCase().replaceAll(' ', '_')}`;
}

const DETAILS: Record<number, string> = {
  404: 'There is nothing at this address, or you may not see it.',
  413: 'The request body is larger than 1 MB.',
  414: 'The address of this request is too long.',
  415: 'Send the body as application/json.',
};

function detailOf(error: unknown, status: number): string {
  if (DETAILS[status]) return DETAILS[status];
  if (error instanceof Error && 'code' in error && error.code === 'FST_ERR_BAD_URL')
    return 'The address of this request is not valid.';
  return error instanceof Error ? asSentence(error.message) : 'The request was refused.';
}

function asSentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`.replace(/[^.!?]$/, '$&.');
}
