import type { FastifyInstance } from 'fastify';
import { VENDOR_LIMITS } from '../quickbooks-online/limits/rate-limiter.js';
import { type Body, isBody, numeric, text } from '../quickbooks-online/store/doc.js';
import type { Sandbox } from '../sandbox.js';
import { bodyOf, InvalidControl } from './read-control.js';

/** Clock, sign-in, limits and the count of calls. */
export function settingRoutes(app: FastifyInstance, sandbox: Sandbox): void {
  app.get('/clock', async () => sandbox.clock);
  app.put('/clock', async (request) => setClock(sandbox, bodyOf(request)));
  app.post('/clock/advance', async (request) => setClock(sandbox, { advanceMs: bodyOf(request).ms }));
  app.get('/requests', async () => sandbox.log);
  app.delete('/requests', async (_request, reply) => {
    sandbox.log.reset();
    return reply.code(204).send();
  });
  app.get('/settings', async () => settings(sandbox));
  app.put('/settings', async (request) => {
    change(sandbox, bodyOf(request));
    return settings(sandbox);
  });
  app.post('/tokens', async (request, reply) => {
    const body = bodyOf(request);
    const realm = text(body.realm) ?? sandbox.companies.list()[0]?.realmId;
    if (!realm || !sandbox.companies.get(realm)) throw new InvalidControl('There is no such company.', 404);
    return reply
      .code(201)
      .send(
        sandbox.tokens.grant(
          realm,
          sandbox.app.clientId,
          text(body.scope) ?? 'com.intuit.quickbooks.accounting',
        ),
      );
  });
  app.post('/tokens/expire', async (request) => ({
    expired: sandbox.tokens.expireAccess(text(bodyOf(request).realm)),
  }));
  app.post('/tokens/revoke', async (request) => ({
    revoked: sandbox.tokens.revokeGrants(text(bodyOf(request).realm)),
  }));
}

function setClock(sandbox: Sandbox, body: Body): object {
  const [offset, advance] = [numeric(body.offsetMs), numeric(body.advanceMs)];
  const instant = (value: unknown) => {
    const ms = Date.parse(String(value));
    if (Number.isNaN(ms)) throw new InvalidControl('The time must be an ISO 8601 instant.');
    return new Date(ms);
  };
  if (body.now !== undefined) sandbox.clock.setNow(instant(body.now));
  else if (body.freeze !== undefined) sandbox.clock.freeze(instant(body.freeze));
  else if (offset !== undefined) sandbox.clock.setOffset(offset);
  else if (advance !== undefined) sandbox.clock.advance(advance);
  else throw new InvalidControl('Give one of now, freeze, offsetMs, advanceMs.');
  return sandbox.clock;
}

function settings(sandbox: Sandbox): object {
  const { tokens, limiter, knowsKeys } = sandbox;
  return { ...tokens.settings, limits: limiter.settings, idempotency: knowsKeys ? 'on' : 'off' };
}

function change(sandbox: Sandbox, body: Body): void {
  const { settings: own } = sandbox.tokens;
  if (typeof body.strictRotation === 'boolean') own.strictRotation = body.strictRotation;
  if (typeof body.autoApprove === 'boolean' || typeof body.autoApprove === 'string')
    own.autoApprove = body.autoApprove;
  own.tokenDelayMs = numeric(body.tokenDelayMs) ?? own.tokenDelayMs;
  own.accessSeconds = numeric(body.accessSeconds) ?? own.accessSeconds;
  if (body.idempotency === 'off' || body.idempotency === 'on') sandbox.knowsKeys = body.idempotency === 'on';
  if (body.limits === 'off' || body.limits === 'on') {
    sandbox.limiter.settings = { ...sandbox.limiter.settings, isOn: body.limits === 'on' };
    sandbox.limiter.reset();
  } else if (isBody(body.limits)) {
    sandbox.limiter.settings = {
      isOn: body.limits.isOn !== false,
      requestsPerMinute: numeric(body.limits.requestsPerMinute) ?? VENDOR_LIMITS.requestsPerMinute,
      concurrent: numeric(body.limits.concurrent) ?? VENDOR_LIMITS.concurrent,
      batchesPerMinute: numeric(body.limits.batchesPerMinute) ?? VENDOR_LIMITS.batchesPerMinute,
    };
    sandbox.limiter.reset();
  }
}
