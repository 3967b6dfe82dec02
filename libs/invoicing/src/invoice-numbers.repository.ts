import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

const PREFIXES = { invoice: 'INV', credit: 'CR' } as const;

/** Numbers of our own invoices and credits: each series has a counter of the organization. */
@Injectable()
export class InvoiceNumbers {
  constructor(private readonly database: Database) {}

  /**
   * The next `INV-000001` or `CR-000001`. Held by the open unit of work: a second creator waits for it to end, and when it rolls back
   * the number was never taken. So there are no gaps and no doubles; take it as late as possible.
   */
  async next(series: keyof typeof PREFIXES = 'invoice'): Promise<string> {
    const [row] = await this.database.rows<{ value: string }>(
      `INSERT INTO counters AS c (organization_id, name, value) VALUES (current_organization(), $1, 1)
       ON CONFLICT (organization_id, name) DO UPDATE SET value = c.value + 1 RETURNING value::text`,
      [series],
    );
    return `${PREFIXES[series]}-${(row?.value ?? '').padStart(6, '0')}`;
  }
}
