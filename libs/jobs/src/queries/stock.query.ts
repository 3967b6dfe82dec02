import { Injectable } from '@nestjs/common';
import { CatalogFacade } from '#catalog';
import type { Page, PageQuery } from '#platform';
import { available } from '../domain/stock.js';
import type { MaterialView, MovementView, StockView } from '../domain/stock-movement.js';
import { JobsRepository } from '../jobs.repository.js';
import { StockRepository } from '../stock.repository.js';
import { type MovementFilter, StockListRepository } from '../stock-list.repository.js';

export interface NamedMaterial extends MaterialView {
  itemName: string | null;
}

/** What jobs hold and use, beside what the books say. */
@Injectable()
export class StockQuery {
  constructor(
    private readonly jobs: JobsRepository,
    private readonly stock: StockRepository,
    private readonly lists: StockListRepository,
    private readonly catalog: CatalogFacade,
  ) {}

  /** With the names of the items. Throws `JOBS.NOT_FOUND`. */
  async materials(jobId: string): Promise<NamedMaterial[]> {
    await this.jobs.get(jobId);
    const materials = await this.stock.materials(jobId);
    const items = await this.catalog.items.readRecords(materials.map(({ itemId }) => itemId));
    return materials.map((one) => ({ ...one, itemName: items.get(one.itemId)?.record.name ?? null }));
  }

  movements(filter: MovementFilter): Promise<Page<MovementView>> {
    return this.lists.movements(filter);
  }

  /** The counted items that jobs have held or used, in two queries. */
  async levels(page: PageQuery): Promise<Page<StockView>> {
    const { items, nextCursor } = await this.lists.levels(page);
    const records = await this.catalog.items.readRecords(items.map((row) => row.itemId));
    const shown = items.flatMap(({ itemId, reserved, unbooked }): StockView[] => {
      const item = records.get(itemId)?.record;
      if (item?.type !== 'inventory') return [];
      const onHand = item.quantityOnHand ?? '0';
      return [
        {
          itemId,
          quantityOnHand: onHand,
          quantityReserved: reserved,
          quantityUnbooked: unbooked,
          quantityAvailable: available({ onHand, reserved, unbooked }).toString(),
        },
      ];
    });
    return { items: shown, nextCursor };
  }
}
