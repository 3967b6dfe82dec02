import { Injectable } from '@nestjs/common';
import { type RecordStore } from '#platform';
import { type CountedLine, CountProgressCommand } from './commands/count-progress.command.js';
import { MovePurchaseOrderCommand } from './commands/move-purchase-order.command.js';
import type { PurchaseOrderRecord, PurchaseOrderView } from './domain/purchase-order.js';
import type { MatchFinding, MatchTolerances } from './domain/three-way-match.js';
import { OrderStore } from './order-store.js';
import type { JobCount } from './progress.repository.js';
import { PurchaseOrdersRepository } from './purchase-orders.repository.js';
import { MatchQuery } from './queries/match.query.js';

/** Why a quantity may be more than was ordered. */
export interface ProgressOptions {
  overrideReason?: string | null;
}

/** What other modules may ask of purchase orders. Everything runs in the tenant in scope. */
@Injectable()
export class PurchaseOrdersFacade {
  /** Whole orders in bulk, for whoever mirrors them. What is ours alone stays untouched. */
  readonly orders: RecordStore<PurchaseOrderRecord>;

  constructor(
    store: OrderStore,
    private readonly rows: PurchaseOrdersRepository,
    private readonly move: MovePurchaseOrderCommand,
    private readonly progress: CountProgressCommand,
    private readonly match: MatchQuery,
  ) {
    this.orders = store;
  }

  /** The order with its lines, or undefined when this organization has none with that id. */
  order(id: string): Promise<PurchaseOrderView | undefined> {
    return this.rows.find(id);
  }

  /**
   * Orders to these suppliers with one of these numbers, which are in lower case. Nobody else can change them, nor
   * `others`, until the caller's unit of work ends: all are locked at once, in one order for everybody.
   */
  lockedNumbered(
    numbers: readonly string[],
    supplierIds: readonly string[],
    others: readonly string[],
  ): Promise<PurchaseOrderView[]> {
    return this.rows.lockNumbered(numbers, supplierIds, others);
  }

  /** The same as `order`, and nobody else can change it until the caller's unit of work ends. Needs an open one. */
  lockedOrder(id: string): Promise<PurchaseOrderView | undefined> {
    return this.rows.lock(id);
  }

  /** Work on an approved order began. An order already in progress stays as it is. Conflict from any other state. */
  async markInProgress(id: string): Promise<void> {
    const order = await this.rows.find(id);
    if (order?.status !== 'in_progress') await this.move.execute(id, 'begin');
  }

  /** All that was ordered is done. Conflict unless it is in progress. */
  async markCompleted(id: string): Promise<void> {
    await this.move.execute(id, 'complete');
  }

  /** All of it has gone out. Conflict unless it is completed. */
  async markShipped(id: string): Promise<void> {
    await this.move.execute(id, 'ship');
  }

  /**
   * Counts what an invoice to the customer, or a bill to us, bills of orders, in the caller's unit of work. Lines below
   * zero count nothing. Throws `PURCHASE_ORDERS.OVER_BILLED` (conflict) when a line would be billed for more than was
   * ordered and there is no reason, `.NOT_IN_FORCE` (conflict), `.NO_SUCH_LINE` and `.NOT_FOUND`.
   */
  recordBilled(lines: readonly CountedLine[], { overrideReason }: ProgressOptions = {}): Promise<void> {
    return this.progress.add('billed', lines, { overrideReason: overrideReason?.trim() || null });
  }

  /**
   * Counts more, or below zero less, as a fact that nobody can be asked about any more: what bills in the books say now
   * beside what they said before. Whatever became of the order, but for lines that it has no more; the three-way match
   * says what goes past it. In a constant number of statements, the orders locked in one order for everybody.
   */
  moveBilled(lines: readonly CountedLine[]): Promise<void> {
    return this.progress.move('billed', lines);
  }

  /**
   * Says what the jobs of a customer's order have completed and invoiced, line by line, in place of what was said
   * before. Lock the order first, so that the last count is the one that stays.
   */
  recountJobs(orderId: string, counts: readonly JobCount[]): Promise<void> {
    return this.progress.recount(orderId, counts);
  }

  /**
   * Where orders, receipts and bills do not agree, by order id, as it stands with everything recorded so far: the
   * three-way match. An order without findings has an empty list; one that does not exist is not in the answer. In a
   * constant number of queries.
   */
  matchFindings(ids: readonly string[], tolerances?: MatchTolerances): Promise<Map<string, MatchFinding[]>> {
    return this.match.execute(ids, tolerances);
  }
}
