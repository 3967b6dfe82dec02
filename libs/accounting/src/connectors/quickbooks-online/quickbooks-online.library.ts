import { createRequire } from 'node:module';
import NodeQuickBooks, { type QuickBooks } from 'node-quickbooks';

// The package exports its constructor as `module.exports`, which its types call `default`.
const Untouched = NodeQuickBooks as unknown as typeof QuickBooks;

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

/**
 * The library's client with adjustments of stock, which are younger than it is: its own verbs serve them as they serve all others.
 * A class of ours, because everybody in this process shares theirs.
 */
export class Client extends Untouched {
  createInventoryAdjustment(body: object, done: Done): void {
    verbs.create(this, ENTITY, body, done);
  }

  getInventoryAdjustment(id: string, done: Done): void {
    verbs.read(this, ENTITY, id, done);
  }

  deleteInventoryAdjustment(body: object, done: Done): void {
    verbs.delete(this, ENTITY, body, done);
  }

  findInventoryAdjustments(criteria: unknown, done: Done): void {
    verbs.query(this, ENTITY, criteria).then((answer) => done(null, answer), done);
  }
}
