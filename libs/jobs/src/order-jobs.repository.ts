import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { JobStatus } from './domain/job.states.js';

export interface OrderJob {
  id: string;
  number: string;
  status: JobStatus;
}

/** What the jobs of one purchase order hold together. Cancelled jobs hold nothing. */
@Injectable()
export class OrderJobsRepository {
  constructor(private readonly database: Database) {}

  /** Oldest first. */
  jobs(purchaseOrderId: string): Promise<OrderJob[]> {
    return this.database.rows<OrderJob>(
      `SELECT id, number, status FROM jobs WHERE purchase_order_id = $1 AND status <> 'cancelled' ORDER BY id`,
      [purchaseOrderId],
    );
  }

  /** Quantities by order line. */
  taken(purchaseOrderId: string): Promise<Map<number, string>> {
    return this.sums('quantity_ordered', purchaseOrderId);
  }

  completed(purchaseOrderId: string): Promise<Map<number, string>> {
    return this.sums('quantity_completed', purchaseOrderId);
  }

  invoiced(purchaseOrderId: string): Promise<Map<number, string>> {
    return this.sums('quantity_invoiced', purchaseOrderId);
  }

  private async sums(
    column: 'quantity_ordered' | 'quantity_completed' | 'quantity_invoiced',
    purchaseOrderId: string,
  ): Promise<Map<number, string>> {
    const rows = await this.database.rows<{ line: number; quantity: string }>(
      `SELECT l.purchase_order_line_number AS line, trim_scale(sum(l.${column}))::text AS quantity
       FROM job_lines l JOIN jobs j ON j.organization_id = l.organization_id AND j.id = l.job_id
       WHERE l.purchase_order_id = $1 AND l.purchase_order_line_number IS NOT NULL AND j.status <> 'cancelled'
       GROUP BY l.purchase_order_line_number`,
      [purchaseOrderId],
    );
    return new Map(rows.map(({ line, quantity }) => [line, quantity]));
  }
}
