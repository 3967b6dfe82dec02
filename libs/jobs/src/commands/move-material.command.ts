import { Injectable } from '@nestjs/common';
import { CatalogFacade, type ItemView } from '#catalog';
import { Money, newId } from '#kernel';
import { EventBus } from '#platform';
import { jobEnded, unknownReference } from '../domain/job.errors.js';
import type { JobStatus } from '../domain/job.states.js';
import {
  consume,
  giveBack,
  type Holding,
  type Outcome,
  release,
  reserve,
  type Stock,
} from '../domain/stock.js';
import type { MaterialView, MovementKind } from '../domain/stock-movement.js';
import { MaterialConsumed } from '../events/material-consumed.event.js';
import { StockRepository } from '../stock.repository.js';
import { JobJournal } from './job-journal.js';

export interface MaterialMove {
  itemId: string;
  quantity: string;
  /** What one unit cost; the item's purchase cost unless given. */
  unitCost?: string;
  reason?: string | null;
}

/** What may still be written down after the work: material that was used is often counted later. */
const AFTER_WORK: readonly MovementKind[] = ['released', 'consumed', 'returned'];

/** Reserves, releases, uses and gives back material, never more than there is. */
@Injectable()
export class MoveMaterialCommand {
  constructor(
    private readonly journal: JobJournal,
    private readonly catalog: CatalogFacade,
    private readonly stock: StockRepository,
    private readonly events: EventBus,
  ) {}

  async execute(jobId: string, kind: MovementKind, move: MaterialMove): Promise<MaterialView[]> {
    await this.journal.write(jobId, `material_${kind}`, { ...move }, async ({ status }) => {
      assertOpen(status, kind);
      await this.move(jobId, kind, move);
    });
    return this.stock.materials(jobId);
  }

  /** Everything that the job holds and has not used, when it ends. Needs an open unit of work. */
  async releaseAll(jobId: string, reason: string): Promise<void> {
    // In the order of the items, like everybody: two jobs that end at once never wait for each other.
    for (const { itemId, quantityReserved: quantity } of await this.stock.materials(jobId))
      if (!Money.of(quantity).isZero()) await this.move(jobId, 'released', { itemId, quantity, reason });
  }

  private async move(jobId: string, kind: MovementKind, move: MaterialMove): Promise<void> {
    const { itemId, quantity, reason = null } = move;
    // Locked before the books' quantity is read: of two that want the last piece, the later one sees the earlier.
    const held = await this.stock.lock(itemId);
    const item = await this.catalog.item(itemId);
    if (!item) throw unknownReference('itemId', 'item');
    const unitCost = kind === 'consumed' ? (move.unitCost ?? item.purchaseCost ?? '0') : null;
    const holding = await this.stock.holding(jobId, itemId);
    const outcome = outcomeOf(kind, { ...held, onHand: onHandOf(item) }, holding, { quantity, unitCost });
    const id = newId();
    const worth = kind === 'returned' ? averageOf(holding) : unitCost;
    await this.stock.save(outcome, { id, itemId, jobId, kind, quantity, unitCost: worth, reason });
    if (kind !== 'consumed' && kind !== 'returned') return;
    const signed = kind === 'consumed' ? quantity : Money.of(quantity).negated().toString();
    await this.events.publish(new MaterialConsumed(jobId, itemId, id, signed, unitCost));
  }
}

function assertOpen(status: JobStatus, kind: MovementKind): void {
  const isAfterWork = status === 'completed' || status === 'shipped';
  if (status === 'cancelled' || (isAfterWork && !AFTER_WORK.includes(kind))) throw jobEnded(status);
}

/** What one unit of the used material cost: what comes back is worth that. */
function averageOf({ consumed, cost }: Holding): string | null {
  return Money.of(consumed).isZero() ? null : Money.of(cost).dividedBy(consumed).rounded(6).toString();
}

/** Only what is counted has a quantity; one that was never told is none. */
function onHandOf({ type, quantityOnHand }: ItemView): string | null {
  return type === 'inventory' ? (quantityOnHand ?? '0') : null;
}

function outcomeOf(
  kind: MovementKind,
  stock: Stock,
  holding: Holding,
  { quantity, unitCost }: { quantity: string; unitCost: string | null },
): Outcome {
  switch (kind) {
    case 'reserved':
      return reserve(stock, holding, quantity);
    case 'released':
      return release(stock, holding, quantity);
    case 'consumed':
      return consume(stock, holding, quantity, unitCost ?? '0');
    case 'returned':
      return giveBack(stock, holding, quantity);
  }
}
