import { LIVE_STATUSES } from '#invoicing';

const LIVE = LIVE_STATUSES.map((status) => `'${status}'`).join(', ');
const HOME = (amount: string) => `round(${amount} * COALESCE(exchange_rate, 1), 2)`;
const ON = (side: string, receivable: string, payable: string) =>
  `CASE ${side} WHEN 'receivable' THEN '${receivable}' ELSE '${payable}' END`;

/**
 * Our documents that have something open on one side, in home currency, as the company file should have them: those that
 * are linked to it, and those that are in no company and belong to it by their customer or vendor. Credits and money on
 * account are negative. A project stands for its customer, a merged customer for the survivor.
 * $1: the connection, $2: the side, $3: the last day, $4: whether it takes what belongs to no other company.
 */
export const OPEN_ITEMS = `
  projects AS (SELECT DISTINCT ON (project_customer_id) project_customer_id, customer_id FROM accounting_projects ORDER BY project_customer_id, created_at),
  documents AS (
    SELECT ${ON('$2', 'invoice', 'bill')} AS entity, id, COALESCE(customer_id, contractor_id) AS party_id, ${HOME('balance')} AS open, invoice_date AS day
    FROM invoices WHERE direction = $2 AND status IN (${LIVE}) AND balance <> 0
    UNION ALL
    SELECT ${ON('$2', 'credit', 'vendor-credit')}, id, COALESCE(customer_id, contractor_id), -${HOME('balance')}, credit_date
    FROM credits WHERE direction = $2 AND status <> 'void' AND balance <> 0
    UNION ALL
    SELECT ${ON('$2', 'payment', 'bill-payment')}, id, COALESCE(customer_id, contractor_id), -${HOME('unapplied_amount')}, payment_date
    FROM payments WHERE direction = ${ON('$2', 'received', 'paid')} AND status <> 'void' AND unapplied_amount <> 0),
  ours AS (
    SELECT d.entity, d.id, d.open, CASE WHEN l.deleted_at IS NULL THEN l.remote_id END AS live_id,
      COALESCE(pr.customer_id, c.merged_into_id, d.party_id) AS party
    FROM documents d
    LEFT JOIN external_links l ON l.connection_id = $1 AND l.entity = d.entity AND l.local_id = d.id
    LEFT JOIN projects pr ON pr.project_customer_id = d.party_id
    LEFT JOIN customers c ON c.id = d.party_id
    WHERE d.day <= $3::date AND (l.remote_id IS NOT NULL OR ${belongsHere({ entity: 'd.entity', id: 'd.id', party: 'd.party_id', partyEntity: ON('$2', 'customer', 'vendor'), isFirst: '$4' })}))`;

/** Theirs (`alias` with a `remote_id` of a customer or vendor) by our party; one that we do not know stands for itself. */
export function partyKeyOf(alias: string): { join: string; key: string } {
  return {
    join: `LEFT JOIN external_links ${alias}l ON ${alias}l.connection_id = $1 AND ${alias}l.entity = ${ON('$2', 'customer', 'vendor')} AND ${alias}l.remote_id = ${alias}.party_id
      LEFT JOIN projects ${alias}p ON ${alias}p.project_customer_id = ${alias}l.local_id LEFT JOIN customers ${alias}c ON ${alias}c.id = ${alias}l.local_id`,
    key: `COALESCE(${alias}p.customer_id, ${alias}c.merged_into_id, ${alias}l.local_id)::text`,
  };
}

interface Belonging {
  entity: string;
  id: string;
  party: string;
  partyEntity: string;
  /** Whether the company file takes what belongs to no other. */
  isFirst: string;
}

/** A record that no company file has, whose customer or vendor is in this one ($1), or in none. */
export function belongsHere({ entity, id, party, partyEntity, isFirst }: Belonging): string {
  const linkOf = (kind: string, record: string) =>
    `FROM connections o JOIN external_links x ON x.organization_id = o.organization_id AND x.connection_id = o.id AND x.entity = ${kind} AND x.local_id = ${record}`;
  return `(NOT EXISTS (SELECT ${linkOf(entity, id)})
    AND (EXISTS (SELECT FROM external_links y WHERE y.connection_id = $1 AND y.entity = ${partyEntity} AND y.local_id = ${party} AND y.deleted_at IS NULL)
      OR (${isFirst} AND NOT EXISTS (SELECT ${linkOf(partyEntity, party)} WHERE x.deleted_at IS NULL))))`;
}
