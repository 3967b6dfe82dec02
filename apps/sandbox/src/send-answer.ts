import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answer } from './answer.js';
import { json } from './answer.js';
import type { FaultRule } from './quickbooks-online/faults/fault-injector.js';
import { faults } from './quickbooks-online/faults/qbo-fault.js';

export function send(reply: FastifyReply, answer: Answer): FastifyReply {
  for (const [name, value] of Object.entries(answer.headers ?? {})) void reply.header(name, value);
  return reply
    .code(answer.status)
    .header('intuit_tid', `1-${randomUUID()}`)
    .type(answer.contentType)
    .send(answer.payload);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Lets an injected fault spoil the exchange: instead of the work, or after it, as its kind says. */
export async function sendSpoilt(
  request: FastifyRequest,
  reply: FastifyReply,
  rule: FaultRule,
  work: () => Answer | Promise<Answer>,
): Promise<unknown> {
  if (rule.kind === 'late') return sendLate(reply, rule, await work());
  if (rule.delayMs !== undefined && rule.kind !== 'timeout-after-commit') await pause(rule.delayMs);
  const retry =
    rule.retryAfterSeconds === undefined ? undefined : { 'retry-after': String(rule.retryAfterSeconds) };
  const time = new Date().toISOString();
  switch (rule.kind) {
    case 'slow':
      return send(reply, await work());
    case 'http-500':
      return send(reply, json({ ...faults.system(500, 'Unexpected Internal Error').toBody(), time }, 500));
    case 'http-404':
      return send(reply, {
        status: 404,
        contentType: 'text/html',
        payload: '<html><head><title>404 Not Found</title></head></html>',
      });
    case 'http-503':
      return send(reply, {
        status: 503,
        contentType: 'text/html',
        payload: '<html><head><title>503 Service Temporarily Unavailable</title></head></html>',
        headers: retry,
      });
    case 'throttle':
      return send(
        reply,
        json({ ...faults.throttled('The request limit was reached.').toBody(), time }, 429, retry),
      );
    case 'unauthorized':
      return send(reply, json({ ...faults.authentication('Token expired').toBody(), time }, 401));
    case 'fault-200':
      return send(reply, json({ ...faults.business('Unexpected Internal Error. (-30000)').toBody(), time }));
    case 'malformed':
      return send(reply, {
        status: 200,
        contentType: 'application/json',
        payload: '{"QueryResponse": <html>',
      });
    default:
      return hangUp(request, reply, rule, rule.kind === 'reset' ? undefined : await work());
  }
}

/** The work is done at once, and the world hears of it before the caller does. */
async function sendLate(reply: FastifyReply, { delayMs = 0 }: FaultRule, done: Answer): Promise<unknown> {
  await pause(delayMs);
  return send(reply, done);
}

/** The connection breaks: before the work, after it without a word, or in the middle of the answer. */
async function hangUp(
  request: FastifyRequest,
  reply: FastifyReply,
  rule: FaultRule,
  done: Answer | undefined,
): Promise<void> {
  reply.hijack();
  const socket = request.raw.socket;
  if (rule.kind === 'timeout-after-commit' && rule.delayMs !== undefined) await pause(rule.delayMs);
  if (rule.kind !== 'truncated' || !done) {
    socket.destroy();
    return;
  }
  const payload = Buffer.from(done.payload);
  reply.raw.writeHead(done.status, { 'content-type': done.contentType, 'content-length': payload.length });
  reply.raw.write(payload.subarray(0, Math.max(1, Math.floor(payload.length / 2))), () => socket.destroy());
}
