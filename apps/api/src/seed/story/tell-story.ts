import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { gatherCast } from './cast.js';
import { CUSTOMERS } from './cast-data.js';
import { orderSupplies, sendCrews, spend } from './field.js';
import { workHours } from './hours.js';
import { takeOrders } from './jobs.js';
import { listsOf } from './lists.js';
import { billMonth } from './money.js';
import { Stage } from './stage.js';
import { openShop } from './trades.js';

/** `told`: now. `known`: earlier. `torn`: an earlier telling was interrupted, and only a reset begins anew. */
export type Telling = 'told' | 'known' | 'torn';

/** What is noted last, so that a later start knows that nothing is missing. */
const THE_END = 'The demo begins here';

/**
 * Fills the demo's organization with a month of work that leads up to now. Told once: a second time changes nothing.
 * The people of `seedDemo` must be there.
 */
export async function tellStory(
  app: NestFastifyApplication,
  organizationId: string,
  password: string,
  now?: Date,
): Promise<Telling> {
  const stage = await Stage.set(app, password, now);
  const begun = await beginning(stage);
  if (begun) return (await isWhole(stage, begun)) ? 'known' : 'torn';
  const lists = await listsOf(stage, organizationId);
  const wares = await openShop(stage, lists);
  const cast = await gatherCast(stage, lists, wares);
  const jobs = await takeOrders(stage, lists, wares, cast);
  await workHours(stage, cast, jobs);
  await spend(stage, lists, cast, jobs);
  await orderSupplies(stage, { lists, wares, cast, jobs });
  await billMonth(stage, organizationId, { lists, wares, cast, jobs });
  await sendCrews(stage, cast, jobs);
  await stage.accountant.post(`/customers/${cast.customers.condos.id}/communications`, {
    ...{ happenedAt: stage.ago(0), subject: THE_END, body: 'Everything before this note was made up.' },
  });
  return 'told';
}

/** The first customer of the story, when it was begun before. */
async function beginning({ accountant }: Stage): Promise<string | undefined> {
  const [name] = CUSTOMERS.map((one) => one.name);
  const { items } = await accountant.get(`/customers?q=${encodeURIComponent(name ?? '')}`);
  return items[0]?.id;
}

async function isWhole({ accountant }: Stage, customerId: string): Promise<boolean> {
  const { items } = await accountant.get(`/customers/${customerId}/communications?limit=200`);
  return (items as { subject: string }[]).some(({ subject }) => subject === THE_END);
}
