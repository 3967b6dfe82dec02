import type { FastifyInstance } from 'fastify';
import { FAULT_KINDS, type FaultKind, type FaultRule } from '../quickbooks-online/faults/fault-injector.js';
import { type Body, numeric, text } from '../quickbooks-online/store/doc.js';
import type { WebhookSubscription } from '../quickbooks-online/webhooks/webhook-sender.js';
import type { Sandbox } from '../sandbox.js';
import { bodyOf, InvalidControl, param } from './read-control.js';

/** Injected faults and webhooks. */
export function mishapRoutes(app: FastifyInstance, sandbox: Sandbox): void {
  app.get('/faults', async () => sandbox.faults.list());
  app.post('/faults', async (request, reply) =>
    reply.code(201).send({ id: sandbox.faults.add(faultRule(bodyOf(request))) }),
  );
  app.delete('/faults', async (_request, reply) => {
    sandbox.faults.clear();
    return reply.code(204).send();
  });
  app.delete('/faults/:id', async (request, reply) => {
    sandbox.faults.clear(Number(param(request, 'id')));
    return reply.code(204).send();
  });
  app.get('/webhooks', async () => ({
    subscriptions: sandbox.webhooks.subscriptions,
    deliveries: sandbox.webhooks.log(),
  }));
  app.put('/webhooks', async (request) => {
    const body = bodyOf(request);
    const wanted = Array.isArray(body.subscriptions) ? body.subscriptions : [body];
    sandbox.webhooks.subscribe(wanted.map(subscription));
    return { subscriptions: sandbox.webhooks.subscriptions };
  });
  app.post('/webhooks/flush', async () => {
    await sandbox.webhooks.flush();
    return { deliveries: sandbox.webhooks.log().length };
  });
  app.delete('/webhooks', async (_request, reply) => {
    sandbox.webhooks.subscribe([]);
    return reply.code(204).send();
  });
  app.delete('/webhooks/log', async (_request, reply) => {
    sandbox.webhooks.clearLog();
    return reply.code(204).send();
  });
}

function faultRule(body: Body): FaultRule {
  const kind = text(body.kind);
  if (!kind || !FAULT_KINDS.includes(kind as FaultKind))
    throw new InvalidControl(`"kind" must be one of ${FAULT_KINDS.join(', ')}.`);
  return {
    kind: kind as FaultKind,
    realm: text(body.realm),
    method: text(body.method),
    path: text(body.path),
    count: numeric(body.count),
    probability: numeric(body.probability),
    delayMs: numeric(body.delayMs),
    retryAfterSeconds: numeric(body.retryAfterSeconds),
    seed: numeric(body.seed),
  };
}

function subscription(value: unknown): WebhookSubscription {
  const body = typeof value === 'object' && value !== null ? (value as Body) : {};
  const [url, verifierToken] = [text(body.url), text(body.verifierToken)];
  if (!url || !URL.canParse(url)) throw new InvalidControl('"url" must be an address.');
  if (!verifierToken) throw new InvalidControl('"verifierToken" is missing.');
  const format = body.format === 'cloudevents' ? 'cloudevents' : 'legacy';
  return {
    url,
    verifierToken,
    format,
    batchMs: numeric(body.batchMs),
    realms: Array.isArray(body.realms) ? body.realms.map(String) : undefined,
    dropShare: numeric(body.dropShare),
    duplicateShare: numeric(body.duplicateShare),
    shuffle: body.shuffle === true,
    seed: numeric(body.seed),
    attempts: numeric(body.attempts),
  };
}
