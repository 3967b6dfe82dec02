import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

/** Numbers of our own invoices, from the organization's counter. */
@Injectable()
export class InvoiceNumbers {
  constructor(private readonly database: Database) {}

  /**
   * The next `INV-000001`. Held by the open unit of work: a second creator waits for it to end, and when it rolls back
   * the number was never taken. So there are no gaps and no doubles; take it as late as possible.
   */
  async next(): Promise<string> {
    const [row] = await this.database.rows<{ value: string }>(
      `INSERT INTO counters AS c (organization_id, name, value) VALUES (current_organization(), 'invoice', 1)
       ON CONFLICT (organization_id, name) DO UPDATE SET value = c.value + 1 RETURNING value::text`,
    );
    return `INV-${(row?.value ?? '').padStart(6, '0')}`;
  }
}
