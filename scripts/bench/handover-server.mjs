import { setTimeout as pause } from 'node:timers/promises';
import { createOrganization, load, settings } from './application.mjs';
import { answerTasks } from './child.mjs';

const state = {};

/** The whole application in one process; ROLE=all, so that its own listeners and queues hand over. */
async function start({ databaseUrl }) {
  const { NestFactory } = await import('@nestjs/core');
  const platform = await load('libs/platform/src/index.js');
  const { AppModule } = await load('apps/api/src/app.module.js');
  const config = platform.loadConfig({ ...settings(databaseUrl), ROLE: 'all' });
  const app = await NestFactory.create(AppModule.forRoot(config), platform.createHttpAdapter(config), {
    logger: false,
    abortOnError: false,
    bodyParser: false,
  });
  platform.configureHttp(app);
  await app.listen(0, '127.0.0.1');
  Object.assign(state, { app, platform });
}

const asTenant = (id, work) => state.platform.runAsTenant(id, state.platform.systemActor('bench'), work);

/** An organization whose program hears of every record, and customers of whom something can be told. */
async function populate({ url, customers }) {
  const { newId } = await load('libs/kernel/src/index.js');
  const { WebhookEndpointCommand } = await load(
    'libs/notifications/src/commands/webhook-endpoint.command.js',
  );
  const organizationId = await createOrganization(state.app);
  const ids = Array.from({ length: customers }, () => newId());
  const data = ids.map((id, index) => ({ organizationId, id, displayName: `Customer ${index}` }));
  await asTenant(organizationId, async () => {
    await state.app.get(state.platform.Database).prisma.customer.createMany({ data });
    await state.app.get(WebhookEndpointCommand, { strict: false }).create({ url, events: ['*'] });
  });
  return { organizationId, ids };
}

/** Something happens to one customer after the other, each when it is due; answers when it did, in ms since 1970. */
async function tell({ organizationId, ids, perSecond }) {
  const { CustomerChanged } = await load('libs/parties/src/index.js');
  const { EventBus, UnitOfWork } = state.platform;
  const [bus, units] = [state.app.get(EventBus), state.app.get(UnitOfWork)];
  const begun = performance.now();
  const told = [];
  for (const [number, id] of ids.entries()) {
    const early = begun + (number * 1000) / perSecond - performance.now();
    if (early > 1) await pause(early);
    told.push({ id, at: performance.timeOrigin + performance.now() });
    await asTenant(organizationId, () => units.run(() => bus.publish(new CustomerChanged(id, 1))));
  }
  return told;
}

/** Waits until so many messages of an organization are queued: what is measured then is their waiting, not their making. */
async function isQueued({ organizationId, ids }) {
  const database = state.app.get(state.platform.Database);
  const count = () => asTenant(organizationId, () => database.prisma.notificationDelivery.count());
  while ((await count()) < ids.length) await pause(50);
}

answerTasks({ start, populate, tell, isQueued });
