import { createRequire } from 'node:module';
import NodeQuickBooks, { type QuickBooks } from 'node-quickbooks';

// The package exports its constructor as `module.exports`, which its types call `default`.
export const Client = NodeQuickBooks as unknown as typeof QuickBooks;

type Done = (error: unknown, answer?: unknown) => void;
type Verb = (context: QuickBooks, entity: string, what: unknown, done: Done) => void;

/** What the methods of each entity are made of. The library keeps it on the object of its own module. */
interface Verbs {
  create: Verb;
  read: Verb;
  delete: Verb;
  query(context: QuickBooks, entity: string, criteria: unknown): Promise<unknown>;
}

const load = createRequire(import.meta.url);
const verbs = load.cache[load.resolve('node-quickbooks')] as unknown as Verbs;
const ENTITY = 'inventoryAdjustment';

/** Adjustments of stock are younger than the library: its own verbs serve them as they serve all others. */
Object.assign(Client.prototype, {
  createInventoryAdjustment(this: QuickBooks, body: object, done: Done): void {
    verbs.create(this, ENTITY, body, done);
  },
  getInventoryAdjustment(this: QuickBooks, id: string, done: Done): void {
    verbs.read(this, ENTITY, id, done);
  },
  deleteInventoryAdjustment(this: QuickBooks, body: object, done: Done): void {
    verbs.delete(this, ENTITY, body, done);
  },
  findInventoryAdjustments(this: QuickBooks, criteria: unknown, done: Done): void {
    verbs.query(this, ENTITY, criteria).then((answer) => done(null, answer), done);
  },
});
