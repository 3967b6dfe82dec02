import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { ComparedOrder } from './domain/duplicates.js';
import type { PurchaseOrderStatus } from './domain/purchase-order.states.js';

export type StoredComparedOrder = ComparedOrder & { id: string; number: string; status: PurchaseOrderStatus };

/** Which orders may be the same as others: a rough choice in the database, judged afterwards. */
@Injectable()
export class DuplicatesRepository {
  constructor(private readonly database: Database) {}

  /**
   * Orders of the same parties that have the same digits somewhere in their numbers, or the same total on the same
   * day; cancelled ones are none. One query, however many orders are asked for.
   */
  candidates(orders: readonly ComparedOrder[]): Promise<StoredComparedOrder[]> {
    return this.database.rows<StoredComparedOrder>(CANDIDATES, [
      JSON.stringify(orders.map((order) => ({ ...order, party: order.partyId, day: order.orderDate }))),
    ]);
  }
}

/** Letters and digits alone: the leading zeros, which do not count either, are for the judge to see through. */
const PLAIN = (text: string) =>
  `regexp_replace(lower(${text}), '[^[:alnum:]]|(?<![0-9])0+(?=[0-9])', '', 'g')`;
const CANDIDATES = `
  SELECT DISTINCT o.id, o.number, o.reference, o.status, o.direction, COALESCE(o.customer_id, o.contractor_id) AS "partyId",
         o.order_date::text AS "orderDate", o.currency, trim_scale(o.total)::text AS total
  FROM jsonb_to_recordset($1::jsonb) AS g(direction text, party uuid, number text, reference text, day date, total numeric)
  JOIN purchase_orders o ON o.direction = g.direction AND o.status <> 'cancelled'
    AND (o.customer_id = g.party OR o.contractor_id = g.party)
  WHERE (o.order_date = g.day AND o.total = g.total)
     OR ${PLAIN('g.number')} IN (${PLAIN('o.number')}, ${PLAIN('o.reference')})
     OR ${PLAIN('g.reference')} IN (${PLAIN('o.number')}, ${PLAIN('o.reference')})`;
