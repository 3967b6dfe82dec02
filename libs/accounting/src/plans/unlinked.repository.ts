import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { PartnerFacts } from '../mappings/partner-facts.js';
import type { MatchedEntity } from './matched-facts.js';

/** One of ours that a company's books do not have as far as we know. */
export type Unlinked = PartnerFacts & { id: string };

/** As many as are compared. */
const MOST = 5_000;

const LISTS: Record<MatchedEntity, string> = {
  customer: `SELECT r.id, r.display_name AS name, lower(r.email) AS code, nullif(regexp_replace(r.phone, '\\D', '', 'g'), '') AS figure, NULL AS kind
    FROM customers r WHERE r.active AND r.merged_into_id IS NULL`,
  vendor: `SELECT r.id, r.display_name AS name, lower(r.email) AS code, nullif(regexp_replace(r.phone, '\\D', '', 'g'), '') AS figure, NULL AS kind
    FROM contractors r WHERE r.active`,
  item: `SELECT r.id, r.name, r.sku AS code, trim_scale(r.unit_price)::text AS figure, r.type AS kind FROM items r WHERE r.active`,
};

/** Our records that stand for nothing in one company's books yet. */
@Injectable()
export class UnlinkedRepository {
  constructor(private readonly database: Database) {}

  async of(connectionId: string, entity: MatchedEntity): Promise<Unlinked[]> {
    return this.database.rows<Unlinked>(
      `${LISTS[entity]} AND NOT EXISTS (SELECT FROM external_links l
         WHERE l.organization_id = r.organization_id AND l.connection_id = $1 AND l.entity = '${entity}' AND l.local_id = r.id)
       ORDER BY r.id LIMIT ${MOST}`,
      [connectionId],
    );
  }
}
