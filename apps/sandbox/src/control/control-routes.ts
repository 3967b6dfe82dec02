import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { QboFault } from '../quickbooks-online/faults/qbo-fault.js';
import { stampMs } from '../quickbooks-online/store/wire-time.js';
import type { Sandbox } from '../sandbox.js';
import { bookRoutes } from './book-routes.js';
import { companyControl } from './company-control.js';
import { mishapRoutes } from './mishap-routes.js';
import { InvalidControl } from './read-control.js';
import { settingRoutes } from './setting-routes.js';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** The lever room of the sandbox: loopback only, and not part of the vendor's interface. */
export async function controlRoutes(app: FastifyInstance, { sandbox }: { sandbox: Sandbox }): Promise<void> {
  app.addHook('onRequest', async (request, reply) => {
    if (!LOOPBACK.has(request.socket.remoteAddress ?? ''))
      return reply.code(403).send({ error: 'The control API answers on loopback only.' });
    return undefined;
  });
  app.addHook('onSend', async () => sandbox.settled(() => undefined));
  app.setErrorHandler((error: Error, _request: FastifyRequest, reply: FastifyReply) => {
    if (error instanceof QboFault)
      return reply.code(error.status).send({ ...error.toBody(), time: stampMs(sandbox.clock.now()) });
    return reply.code(error instanceof InvalidControl ? error.status : 500).send({ error: error.message });
  });
  app.get('/', async () => ({
    companies: sandbox.companies.list().length,
    clock: sandbox.clock,
    app: { clientId: sandbox.app.clientId },
  }));
  companyControl(app, sandbox);
  bookRoutes(app, sandbox);
  mishapRoutes(app, sandbox);
  settingRoutes(app, sandbox);
}
