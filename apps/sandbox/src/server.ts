import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type Answer, json } from './answer.js';
import { controlRoutes } from './control/control-routes.js';
import { homeRoutes } from './home-routes.js';
import { faults, QboFault } from './quickbooks-online/faults/qbo-fault.js';
import { routeOAuthRequest } from './quickbooks-online/oauth/oauth-routes.js';
import { routeCompanyRequest } from './quickbooks-online/routes/company-router.js';
import { replayed } from './quickbooks-online/routes/replay.js';
import { xmlAnswer } from './quickbooks-online/routes/xml-answer.js';
import { stampMs } from './quickbooks-online/store/wire-time.js';
import type { Sandbox } from './sandbox.js';
import { send, sendSpoilt } from './send-answer.js';

/** Uploads may have 100 MB, as with the vendor. */
const BODY_LIMIT = 105 * 1024 * 1024;

export function createServer(sandbox: Sandbox): FastifyInstance {
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: true,
    routerOptions: { caseSensitive: false, maxParamLength: 500 },
  });
  // Bodies stay bytes until a route knows what they should be: the vendor takes JSON, text, forms and multipart on the same paths.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.register(controlRoutes, { sandbox, prefix: '/_control' });
  app.register(homeRoutes, { sandbox });
  app.all('/v3/company/:realm', (request, reply) => companyRequest(sandbox, request, reply));
  app.all('/v3/company/:realm/*', (request, reply) => companyRequest(sandbox, request, reply));
  app.setNotFoundHandler((request, reply) => outsideRequest(sandbox, request, reply));
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    const fault = faults.system(error.statusCode ?? 500, error.message);
    return send(reply, json({ ...fault.toBody(), time: stampMs(sandbox.clock.now()) }, fault.status));
  });
  app.addHook('onClose', () => sandbox.webhooks.close());
  return app;
}

function bytes(request: FastifyRequest): Buffer {
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}

function baseUrlOf(request: FastifyRequest): string {
  return `http://${request.headers.host ?? 'localhost'}`;
}

async function companyRequest(
  sandbox: Sandbox,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const realm = (request.params as { realm: string }).realm;
  const url = new URL(request.raw.url ?? '/', 'http://sandbox');
  const segments = url.pathname
    .split('/')
    .slice(4)
    .filter((segment) => segment !== '');
  const work = (): Answer =>
    sandbox.settled(() =>
      faultsAsAnswers(sandbox, () => answerCompany(sandbox, request, realm, segments, url)),
    );
  const rule = sandbox.faults.pick({ realm, method: request.method, path: url.pathname });
  reply.raw.once('close', () =>
    sandbox.log.count(realm, request.method, countedPath(segments), reply.raw.statusCode),
  );
  const limited = sandbox.limiter.enter(realm, segments[0]?.toLowerCase() === 'batch');
  if (limited) {
    const body = { ...limited.fault.toBody(), time: stampMs(sandbox.clock.now()) };
    const wait = { 'retry-after': String(limited.retryAfterSeconds) };
    return send(reply, xmlAnswer(request, url, json(body, limited.fault.status, wait)));
  }
  reply.raw.once('close', () => sandbox.limiter.leave(realm));
  const answer = (): Answer => xmlAnswer(request, url, work());
  return rule ? sendSpoilt(request, reply, rule, answer) : send(reply, answer());
}

/** Ids would make every path its own: `/invoice/12/pdf` counts as `/invoice/{id}/pdf`. */
function countedPath(segments: readonly string[]): string {
  return `/${segments.map((segment, at) => (at === 0 ? segment.toLowerCase() : /^\d+$/.test(segment) ? '{id}' : segment)).join('/')}`;
}

function answerCompany(
  sandbox: Sandbox,
  request: FastifyRequest,
  realm: string,
  segments: string[],
  url: URL,
): Answer {
  const held = sandbox.tokens.check((request.headers.authorization ?? '').replace(/^Bearer /i, ''));
  if ('refusal' in held) throw faults.authentication(held.refusal);
  const books = sandbox.companies.get(realm);
  if (held.grant.realmId !== realm || !books)
    throw faults.authorization('The token does not give access to this company.');
  const query = Object.fromEntries([...url.searchParams].map(([key, value]) => [key.toLowerCase(), value]));
  const run = () =>
    routeCompanyRequest({
      books,
      method: request.method,
      segments,
      query,
      body: bytes(request),
      contentType: request.headers['content-type'] ?? '',
      baseUrl: baseUrlOf(request),
    });
  // A posted query only reads: its answer is always fresh.
  const head = segments[0]?.toLowerCase();
  const isWrite = request.method === 'POST' && head !== 'query';
  return isWrite && sandbox.knowsKeys ? replayed(books, query.requestid, run, head === 'batch') : run();
}

function faultsAsAnswers(sandbox: Sandbox, run: () => Answer): Answer {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof QboFault)) throw error;
    return json({ ...error.toBody(), time: stampMs(sandbox.clock.now()) }, error.status);
  }
}

async function outsideRequest(
  sandbox: Sandbox,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const url = new URL(request.raw.url ?? '/', 'http://sandbox');
  const answer = () =>
    routeOAuthRequest(sandbox, {
      method: request.method,
      path: url.pathname,
      query: url.searchParams,
      body: bytes(request),
      contentType: request.headers['content-type'] ?? '',
      authorization: request.headers.authorization ?? '',
      wantsHardExpiry: request.headers['x-include-refresh-token-hard-expires-in'] === 'true',
      baseUrl: baseUrlOf(request),
    }) ?? json({ error: 'not_found', path: url.pathname }, 404);
  const work = (): Answer => sandbox.settled(answer);
  const delay = sandbox.tokens.settings.tokenDelayMs;
  if (delay > 0 && url.pathname.startsWith('/oauth2/'))
    await new Promise((resolve) => setTimeout(resolve, delay));
  const rule = sandbox.faults.pick({ method: request.method, path: url.pathname });
  // The vendor's login page is the only outside page a browser posts to, and it must not be spoilt by company faults.
  return rule && rule.path !== undefined && rule.realm === undefined
    ? sendSpoilt(request, reply, rule, work)
    : send(reply, work());
}
