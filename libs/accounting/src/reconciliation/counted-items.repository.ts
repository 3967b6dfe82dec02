import { Injectable } from '@nestjs/common';
import { Database, instantText } from '#platform';

/** An item that is counted, as it is here and as both sides last agreed on it. */
export interface CountedHere {
  localId: string;
  remoteId: string;
  name: string;
  /** The books' quantity as it was read last. */
  onHand: string;
  version: string | null;
  updatedAt: string | null;
  /** Both sides changed it and nobody has decided yet. */
  hasConflict: boolean;
  /** An adjustment of it waits for a person. */
  isRefused: boolean;
}

const HAS_CONFLICT = `EXISTS (SELECT FROM conflicts c WHERE c.connection_id = l.connection_id AND c.entity = 'item' AND c.local_id = l.local_id
  AND c.status = 'open' AND c.kind <> 'totals-differ')`;
const IS_REFUSED = `EXISTS (SELECT FROM sync_operations o JOIN stock_adjustment_shares s ON s.organization_id = o.organization_id AND s.adjustment_id = o.local_id
  WHERE o.connection_id = l.connection_id AND o.entity = 'stock-adjustment' AND o.status = 'parked' AND s.item_id = l.local_id)`;

/** One quantity here cannot be that of two companies. */
const IS_ELSEWHERE = `EXISTS (SELECT FROM external_links e JOIN connections n ON n.organization_id = e.organization_id AND n.id = e.connection_id AND n.status <> 'disconnected'
  WHERE e.entity = 'item' AND e.local_id = l.local_id AND e.connection_id <> l.connection_id AND e.deleted_at IS NULL)`;

/** Reads what is counted here, for a look at both sides. */
@Injectable()
export class CountedItemsRepository {
  constructor(private readonly database: Database) {}

  /** But for what another company's books have as well. */
  of(connectionId: string): Promise<CountedHere[]> {
    return this.database.rows<CountedHere>(
      `SELECT l.local_id AS "localId", l.remote_id AS "remoteId", i.name, trim_scale(coalesce(i.quantity_on_hand, 0))::text AS "onHand",
         l.remote_version AS version, ${instantText('l.remote_updated_at')} AS "updatedAt", ${HAS_CONFLICT} AS "hasConflict", ${IS_REFUSED} AS "isRefused"
       FROM external_links l JOIN items i ON i.organization_id = l.organization_id AND i.id = l.local_id
       WHERE l.connection_id = $1 AND l.entity = 'item' AND l.deleted_at IS NULL AND i.type = 'inventory' AND NOT ${IS_ELSEWHERE} ORDER BY i.name, i.id`,
      [connectionId],
    );
  }
}
