import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, type Page, type PageQuery, toPage } from '#platform';
import type { MovementView } from './domain/stock-movement.js';

export interface MovementFilter extends PageQuery {
  itemId?: string;
  jobId?: string;
}

export interface LevelRow {
  itemId: string;
  reserved: string;
  unbooked: string;
}

@Injectable()
export class StockListRepository {
  constructor(private readonly database: Database) {}

  /** The items that jobs have ever held or used, by id. */
  async levels({ cursor, limit }: PageQuery): Promise<Page<LevelRow>> {
    const after = cursor ? String(decodeCursor(cursor, 'id')[0]) : null;
    const rows = await this.database.rows<LevelRow>(
      `SELECT item_id AS "itemId", trim_scale(quantity_reserved)::text AS reserved,
              trim_scale(quantity_unbooked)::text AS unbooked
       FROM stock_levels WHERE $1::uuid IS NULL OR item_id > $1 ORDER BY item_id LIMIT $2`,
      [after, limit + 1],
    );
    return toPage(
      rows,
      limit,
      (row) => [row.itemId],
      (row) => row,
    );
  }

  /** Newest first. */
  async movements({ itemId, jobId, cursor, limit }: MovementFilter): Promise<Page<MovementView>> {
    const before = cursor ? String(decodeCursor(cursor, 'id')[0]) : null;
    const rows = await this.database.rows<
      Omit<MovementView, 'at' | 'bookedAt'> & { at: Date; bookedAt: Date | null }
    >(
      `SELECT id, item_id AS "itemId", job_id AS "jobId", kind, trim_scale(quantity)::text AS quantity,
              trim_scale(unit_cost)::text AS "unitCost", reason, actor_name AS "actorName", at, booked_at AS "bookedAt"
       FROM stock_movements
       WHERE ($1::uuid IS NULL OR item_id = $1) AND ($2::uuid IS NULL OR job_id = $2) AND ($3::uuid IS NULL OR id < $3)
       ORDER BY id DESC LIMIT $4`,
      [itemId ?? null, jobId ?? null, before, limit + 1],
    );
    return toPage(
      rows,
      limit,
      (row) => [row.id],
      (row) => ({ ...row, at: row.at.toISOString(), bookedAt: row.bookedAt?.toISOString() ?? null }),
    );
  }
}
