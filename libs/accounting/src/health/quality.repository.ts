import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { Entity } from '../ports/canonical-documents.js';

/** How much of one kind of our records has a counterpart in one company's books. */
export interface QualityRow {
  entity: Entity;
  /** Ours that should have one: in use, or approved; not those that another company has. */
  records: number;
  linked: number;
  /** Ours whose counterpart was deleted there. */
  deletedThere: number;
  /** Links whose record is not here any more. */
  orphans: number;
}

/** Our records of an entity (`r`), and which of them belong in the books. */
interface Source {
  table: string;
  /** What tells the entity's records from others of the table. */
  of?: string;
  live: string;
  /** Of which kind their links are; the entity itself unless it may have come as another. */
  linkedAs?: readonly Entity[];
}

const IN_USE = { live: 'r.active' };
const VALID = { live: `r.status <> 'void'` };
const APPROVED = `r.status IN ('approved', 'sent', 'viewed', 'partially_paid', 'paid')`;

const SOURCES: Partial<Record<Entity, Source>> = {
  customer: { table: 'customers', live: 'r.active AND r.merged_into_id IS NULL' },
  vendor: { table: 'contractors', ...IN_USE },
  item: { table: 'items', ...IN_USE },
  'tax-code': { table: 'tax_codes', ...IN_USE },
  account: { table: 'ledger_accounts', ...IN_USE },
  term: { table: 'terms', ...IN_USE },
  'payment-method': { table: 'payment_methods', ...IN_USE },
  invoice: { table: 'invoices', of: `r.direction = 'receivable'`, live: APPROVED },
  bill: { table: 'invoices', of: `r.direction = 'payable'`, live: APPROVED },
  payment: { table: 'payments', of: `r.direction = 'received'`, ...VALID },
  'bill-payment': { table: 'payments', of: `r.direction = 'paid'`, ...VALID },
  // A refund receipt is a credit and a refund here.
  credit: {
    table: 'credits',
    of: `r.direction = 'receivable'`,
    ...VALID,
    linkedAs: ['credit', 'refund-receipt'],
  },
  'vendor-credit': { table: 'credits', of: `r.direction = 'payable'`, ...VALID },
  refund: { table: 'refunds', ...VALID, linkedAs: ['refund', 'refund-receipt'] },
  'time-activity': { table: 'time_entries', live: `r.status IN ('approved', 'invoiced')` },
};

const SHARES = Object.entries(SOURCES)
  .map(([entity, source]) => share(entity, source))
  .join('\n UNION ALL ');

/** Reads our records beside the links of one connection; each kind in one pass over both indexes. */
@Injectable()
export class QualityRepository {
  constructor(private readonly database: Database) {}

  /** `others`: the organization's other connections, whose records are not missing here. */
  async shares(connectionId: string, others: readonly string[]): Promise<QualityRow[]> {
    const rows = await this.database.rows<QualityRow>(SHARES, [connectionId, others]);
    return rows.filter(({ records, orphans }) => records > 0 || orphans > 0);
  }
}

/** `l`: the links, `g`: those whose counterpart is gone, `o`: those of the other connections. */
function share(entity: string, { table, of = 'true', live, linkedAs = [] }: Source): string {
  const kinds = (linkedAs.length > 0 ? linkedAs : [entity]).map((kind) => `'${kind}'`).join(', ');
  const links = (condition: string) =>
    `SELECT local_id FROM external_links WHERE ${condition} AND entity IN (${kinds})`;
  return `SELECT '${entity}' AS entity,
     count(*) FILTER (WHERE r.live AND (l.local_id IS NOT NULL OR o.local_id IS NULL))::int AS records,
     count(*) FILTER (WHERE r.live AND l.local_id IS NOT NULL AND g.local_id IS NULL)::int AS linked,
     count(*) FILTER (WHERE r.live AND g.local_id IS NOT NULL)::int AS "deletedThere",
     count(*) FILTER (WHERE r.id IS NULL AND g.local_id IS NULL)::int AS orphans
   FROM (SELECT r.id, ${live} AS live FROM ${table} r WHERE ${of}) r
   FULL JOIN (${links('connection_id = $1')}) l ON l.local_id = r.id
   LEFT JOIN (${links('connection_id = $1 AND deleted_at IS NOT NULL')}) g ON g.local_id = l.local_id
   LEFT JOIN (SELECT DISTINCT local_id FROM (${links('connection_id = ANY($2::uuid[])')}) other) o ON o.local_id = r.id`;
}
