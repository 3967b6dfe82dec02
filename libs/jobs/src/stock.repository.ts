import { Injectable } from '@nestjs/common';
import { Database, requireScope } from '#platform';
import type { Holding, Outcome, Stock } from './domain/stock.js';
import type { MaterialView, NewMovement } from './domain/stock-movement.js';

const NOTHING: Holding = { reserved: '0', consumed: '0', cost: '0' };

/** What jobs hold and use. Every write leaves a line in the ledger. */
@Injectable()
export class StockRepository {
  constructor(private readonly database: Database) {}

  /** What jobs hold together of the item; nobody else can change it until this unit of work ends. */
  async lock(itemId: string): Promise<Pick<Stock, 'reserved' | 'unbooked'>> {
    const [row] = await this.database.rows<Pick<Stock, 'reserved' | 'unbooked'>>(
      `INSERT INTO stock_levels AS s (organization_id, item_id) VALUES (current_organization(), $1)
       ON CONFLICT (organization_id, item_id) DO UPDATE SET item_id = EXCLUDED.item_id
       RETURNING trim_scale(s.quantity_reserved)::text AS reserved, trim_scale(s.quantity_unbooked)::text AS unbooked`,
      [itemId],
    );
    if (!row) throw new Error('A stock level was written and is not there.');
    return row;
  }

  /** What the job holds of the item. */
  async holding(jobId: string, itemId: string): Promise<Holding> {
    const [row] = await this.database.rows<Holding>(
      `SELECT trim_scale(quantity_reserved)::text AS reserved, trim_scale(quantity_consumed)::text AS consumed,
              trim_scale(cost)::text AS cost
       FROM job_materials WHERE job_id = $1 AND item_id = $2`,
      [jobId, itemId],
    );
    return row ?? NOTHING;
  }

  /** Writes what came of a movement of a locked item, and the movement. */
  async save({ stock, holding }: Outcome, movement: NewMovement): Promise<void> {
    const { actor } = requireScope();
    const { id, itemId, jobId, kind, quantity, unitCost, reason } = movement;
    await this.database.rows(
      'UPDATE stock_levels SET quantity_reserved = $2, quantity_unbooked = $3 WHERE item_id = $1',
      [itemId, stock.reserved, stock.unbooked],
    );
    await this.database.rows(
      `INSERT INTO job_materials (organization_id, job_id, item_id, quantity_reserved, quantity_consumed, cost)
       VALUES (current_organization(), $1, $2, $3, $4, $5)
       ON CONFLICT (organization_id, job_id, item_id) DO UPDATE SET quantity_reserved = EXCLUDED.quantity_reserved,
         quantity_consumed = EXCLUDED.quantity_consumed, cost = EXCLUDED.cost`,
      [jobId, itemId, holding.reserved, holding.consumed, holding.cost],
    );
    await this.database.rows(
      `INSERT INTO stock_movements
         (organization_id, id, item_id, job_id, kind, quantity, unit_cost, reason, actor_kind, actor_id, actor_name)
       VALUES (current_organization(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [id, itemId, jobId, kind, quantity, unitCost, reason, actor.kind, actor.id ?? null, actor.name ?? null],
    );
  }

  /** By item. */
  materials(jobId: string): Promise<MaterialView[]> {
    return this.database.rows<MaterialView>(
      `SELECT item_id AS "itemId", trim_scale(quantity_reserved)::text AS "quantityReserved",
              trim_scale(quantity_consumed)::text AS "quantityConsumed", trim_scale(cost)::text AS cost
       FROM job_materials WHERE job_id = $1 ORDER BY item_id`,
      [jobId],
    );
  }

  /** What the material of each job cost; a job without any is not in the answer. */
  async costs(jobIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.database.rows<{ jobId: string; cost: string }>(
      `SELECT job_id AS "jobId", trim_scale(sum(cost))::text AS cost FROM job_materials
       WHERE job_id = ANY($1::uuid[]) GROUP BY job_id HAVING sum(cost) <> 0`,
      [jobIds],
    );
    return new Map(rows.map(({ jobId, cost }) => [jobId, cost]));
  }
}
