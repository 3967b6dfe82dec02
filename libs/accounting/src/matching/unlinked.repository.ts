import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { type MatchedEntity, type MatchFacts, matchedFacts } from './matched-facts.js';

/** One of ours that a company's books do not have as far as we know. */
export interface Unlinked {
  id: string;
  name: string;
  facts: MatchFacts;
}

interface Row {
  id: string;
  name: string;
  fields: Record<string, unknown>;
  figure: string | null;
}

/** As many as are compared. */
const MOST = 20_000;

const PERSON = `r.id, r.display_name AS name, NULL AS figure, jsonb_build_object('displayName', r.display_name, 'companyName', r.company_name,
    'givenName', r.given_name, 'familyName', r.family_name, 'email', r.email, 'phone', r.phone, 'currency', r.currency, 'active', r.active`;
const NAMED = `jsonb_build_object('name', r.name, 'active', r.active`;
const PERCENTS = `(SELECT string_agg(trim_scale(t.percent)::text, ' + ' ORDER BY (rate ->> 'order')::int)
    FROM jsonb_array_elements(r.sales_rates) rate JOIN tax_rates t ON t.organization_id = r.organization_id AND t.id = (rate ->> 'taxRateId')::uuid)`;

/** What is not used any more is compared as well: the books may have it still, and it would come in a second time. */
const LISTS: Record<MatchedEntity, string> = {
  customer: `SELECT ${PERSON}, 'billingAddress', r.billing_address, 'parentId', r.parent_id, 'isProject', r.is_project) AS fields
    FROM customers r WHERE r.merged_into_id IS NULL`,
  vendor: `SELECT ${PERSON}, 'address', r.address) AS fields FROM contractors r WHERE true`,
  item: `SELECT r.id, r.name, NULL AS figure, ${NAMED}, 'sku', r.sku, 'type', r.type, 'unitPrice', trim_scale(r.unit_price)::text) AS fields
    FROM items r WHERE true`,
  'tax-code': `SELECT r.id, r.name, COALESCE(${PERCENTS}, '0') AS figure, ${NAMED}) AS fields FROM tax_codes r WHERE r.active`,
  account: `SELECT r.id, r.name, NULL AS figure, ${NAMED}, 'number', r.number, 'type', r.type) AS fields FROM ledger_accounts r WHERE r.active`,
  term: `SELECT r.id, r.name, NULL AS figure, ${NAMED}, 'dueDays', r.due_days) AS fields FROM terms r WHERE r.active`,
  'payment-method': `SELECT r.id, r.name, NULL AS figure, ${NAMED}, 'type', r.kind) AS fields FROM payment_methods r WHERE r.active`,
};

/** Our records that stand for nothing in one company's books yet, and are sent as nothing there. */
@Injectable()
export class UnlinkedRepository {
  constructor(private readonly database: Database) {}

  async of(connectionId: string, entity: MatchedEntity): Promise<Unlinked[]> {
    const rows = await this.database.rows<Row>(
      `${LISTS[entity]} AND NOT EXISTS (SELECT FROM external_links l
         WHERE l.organization_id = r.organization_id AND l.connection_id = $1 AND l.entity = '${entity}' AND l.local_id = r.id)
       AND NOT EXISTS (SELECT FROM chosen_partners p
         WHERE p.organization_id = r.organization_id AND p.connection_id = $1 AND p.entity = '${entity}' AND p.local_id = r.id)
       ORDER BY r.id LIMIT ${MOST}`,
      [connectionId],
    );
    return rows.map(({ id, name, fields, figure }) => ({
      ...{ id, name },
      facts: matchedFacts(entity, fields, figure ?? undefined),
    }));
  }
}
